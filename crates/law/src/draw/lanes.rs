//! Lanes: vertical lines that overlap in height run side by side, short ones nearest to the cards.

/// The lane of each span of heights, from 0, and how many there are.
pub(super) fn lanes(spans: &[(i32, i32)]) -> (Vec<usize>, usize) {
    /// The room between two lines in one lane.
    const GAP: i32 = 10;
    let mut order: Vec<usize> = (0..spans.len()).collect();
    let length = |number: &usize| spans.get(*number).map_or(0, |(top, bottom)| bottom - top);
    order.sort_by_key(|number| (length(number), *number));
    let mut taken: Vec<Vec<(i32, i32)>> = Vec::new();
    let mut found = vec![0; spans.len()];
    for number in order {
        let Some(&(top, bottom)) = spans.get(number) else { continue };
        let free = |lane: &Vec<(i32, i32)>| {
            lane.iter().all(|(above, below)| bottom + GAP < *above || *below + GAP < top)
        };
        let lane = taken.iter().position(free).unwrap_or_else(|| {
            taken.push(Vec::new());
            taken.len() - 1
        });
        if let Some(lane) = taken.get_mut(lane) {
            lane.push((top, bottom));
        }
        if let Some(place) = found.get_mut(number) {
            *place = lane;
        }
    }
    (found, taken.len())
}
