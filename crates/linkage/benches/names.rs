//! How well and how fast names are compared, beside peers, on names held out of the training:
//! `cargo bench -p linkage --bench names -- THESAURUS`, or with the path in `NAMES_THESAURUS`, which
//! `cargo xtask bench linkage` hands on. Without it, it says so and measures nothing.
//!
//! 1. One part: the right form among 2,000 others, per pair of scripts.
//! 2. Whole names made of held-out parts: the same name in another script or spelling, against
//!    names that share all parts but one.
//! 3. Blocking keys.
//! 4. Microseconds a pair.
//!
//! `--no-peers` leaves the peers in Python out. They are installed into a virtual environment under the
//! build folder by `benches/peers/names.py` and asked the same questions.

#![expect(
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a benchmark prints its table, reads where its data is, and ends if its bookkeeping is wrong"
)]

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::Instant;

use linkage::name::learn::{Form, Group, Question, Split, Thesaurus, questions};
use linkage::name::{Name, SAME, Script, similarities, similarity, tokens};
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};
use rand_xoshiro::Xoshiro256PlusPlus;

const SEED: u64 = 20;
const SCRIPTS: [Script; 9] = [
    Script::Latin,
    Script::Cyrillic,
    Script::Arabic,
    Script::Hebrew,
    Script::Greek,
    Script::Georgian,
    Script::Bengali,
    Script::Hangul,
    Script::Kana,
];

fn main() -> ExitCode {
    let named = std::env::args().skip(1).find(|it| !it.starts_with("--"));
    let Some(path) = named.or_else(|| std::env::var("NAMES_THESAURUS").ok()) else {
        println!(
            "names are not measured: say where the thesaurus is, by `cargo bench -p linkage --bench \
             names -- THESAURUS` or in NAMES_THESAURUS"
        );
        return ExitCode::SUCCESS;
    };
    let text = match read(&path) {
        Ok(text) => text,
        Err(error) => {
            println!("{path}: {error}");
            return ExitCode::from(2);
        }
    };
    let thesaurus = Thesaurus::parse(&text);
    one_part(&thesaurus);
    let pairs = whole_names(&thesaurus);
    judge(&pairs);
    blocking(&thesaurus);
    speed(&pairs);
    if !std::env::args().any(|it| it == "--no-peers") {
        peers(&pairs, &held_out(&text));
    }
    ExitCode::SUCCESS
}

fn read(path: &str) -> std::io::Result<String> {
    let bytes = std::fs::read(path)?;
    let mut text = String::new();
    if bytes.starts_with(&[0x1F, 0x8B]) {
        flate2::read::GzDecoder::new(bytes.as_slice()).read_to_string(&mut text)?;
        return Ok(text);
    }
    String::from_utf8(bytes).map_err(std::io::Error::other)
}

/// A way to compare two words.
type Way = (&'static str, fn(&str, &str) -> f64);

const WAYS: [Way; 4] = [
    ("this", |one, other| f64::from(tokens::similarity(one, other))),
    ("skeleton+lev", |one, other| by_skeleton(one, other)),
    ("any_ascii+jw", |one, other| {
        rapidfuzz::distance::jaro_winkler::similarity(ascii(one).chars(), ascii(other).chars())
    }),
    ("any_ascii+lev", |one, other| {
        let (one, other) = (ascii(one), ascii(other));
        rapidfuzz::distance::levenshtein::normalized_similarity(one.chars(), other.chars())
    }),
];

fn ascii(text: &str) -> String {
    any_ascii::any_ascii(text).to_lowercase().replace(|it: char| !it.is_ascii_alphabetic(), "")
}

/// The consonants of the romanised word, folded, by Levenshtein; vowels break ties.
fn by_skeleton(one: &str, other: &str) -> f64 {
    let fold = |text: &str| -> String {
        let mut found = String::new();
        let plain = ascii(text).replace("sh", "s").replace("ch", "s").replace("kh", "k");
        for it in plain.replace("gh", "g").replace("ph", "f").chars() {
            let it = match it {
                'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | 'h' => continue,
                'q' | 'c' | 'x' => 'k',
                'j' => 'g',
                'z' => 's',
                'v' => 'f',
                'p' => 'b',
                other => other,
            };
            if !found.ends_with(it) {
                found.push(it);
            }
        }
        found
    };
    let (left, right) = (fold(one), fold(other));
    let lev = rapidfuzz::distance::levenshtein::normalized_similarity;
    lev(left.chars(), right.chars()) + 0.01 * lev(ascii(one).chars(), ascii(other).chars())
}

/// How often the right form is the most alike of all, by a way.
fn first(asked: &[Question<'_>], way: fn(&str, &str) -> f64) -> f64 {
    let mut sum = 0.0;
    for question in asked {
        let of = |form: &Form| way(&question.asked.text, &form.text);
        let right = of(question.right);
        let others: Vec<f64> = question.others.iter().map(|it| of(it)).collect();
        if others.iter().all(|&it| it <= right) {
            sum += 1.0 / (1.0 + others.iter().filter(|&&it| it >= right).count() as f64);
        }
    }
    sum / asked.len().max(1) as f64
}

fn one_part(thesaurus: &Thesaurus) {
    println!("one part: the right form comes first among so many, held-out names only");
    print!("{:<22}{:>6}{:>7}", "scripts", "asked", "among");
    WAYS.iter().for_each(|(name, _)| print!("{name:>15}"));
    println!();
    for script in SCRIPTS {
        let asked = questions(thesaurus, (Script::Latin, script), (400, 2_000), SEED);
        let among = asked.iter().map(|it| it.others.len() + 1).min().unwrap_or(0);
        print!("{:<22}{:>6}{among:>7}", format!("Latin-{script:?}"), asked.len());
        WAYS.iter().for_each(|(_, way)| print!("{:>15.3}", first(&asked, *way)));
        println!();
    }
}

/// Two whole names, and whether they are one.
struct Pair {
    kind: String,
    left: String,
    right: String,
    is_same: bool,
}

/// A form of a group in a script, other than one if there is a choice.
fn form<'a>(
    group: &'a Group,
    script: Script,
    not: &str,
    random: &mut Xoshiro256PlusPlus,
) -> Option<&'a Form> {
    let of = group.forms.iter().filter(|it| it.script() == script && *it.text != *not);
    of.collect::<Vec<_>>().choose(random).copied()
}

/// Names of two and three held-out parts beside the same in another form, and beside names that
/// share all parts but one: any other, or the most alike of 300.
fn whole_names(thesaurus: &Thesaurus) -> Vec<Pair> {
    let mut random = Xoshiro256PlusPlus::seed_from_u64(SEED);
    let mut pairs = Vec::new();
    for script in [Script::Latin, Script::Cyrillic, Script::Arabic, Script::Hebrew] {
        let fits = |group: &&Group| {
            let both = [(Script::Latin, 1), (script, if script == Script::Latin { 2 } else { 1 })];
            both.iter().all(|&(script, least)| {
                group.forms.iter().filter(|it| it.script() == script).count() >= least
            })
        };
        let groups: Vec<&Group> = thesaurus.of(Split::Test).filter(fits).collect();
        for number in 0..1_000 {
            let length = 2 + number % 2;
            let chosen: Vec<&Group> = groups.sample(&mut random, length).copied().collect();
            let left: Vec<&Form> =
                chosen.iter().filter_map(|it| form(it, Script::Latin, "", &mut random)).collect();
            let right: Vec<&Form> = chosen
                .iter()
                .zip(&left)
                .filter_map(|(it, left)| form(it, script, &left.text, &mut random))
                .collect();
            let place = random.random_range(0..length);
            let others: Vec<&Form> = groups
                .sample(&mut random, 300)
                .filter(|it| chosen.iter().all(|own| *own != **it))
                .filter_map(|it| it.forms.iter().find(|it| it.script() == script))
                .collect();
            let alike =
                |it: &&&Form| (tokens::similarity(&it.text, &right[place].text) * 1e6) as u32;
            let near = others.iter().max_by_key(alike).copied();
            let text =
                |forms: &[&Form]| forms.iter().map(|it| &*it.text).collect::<Vec<_>>().join(" ");
            let mut add = |kind: &str, right: &[&Form], is_same: bool| {
                pairs.push(Pair {
                    kind: format!("Latin-{script:?} {kind}"),
                    left: text(&left),
                    right: text(right),
                    is_same,
                });
            };
            add("any", &right, true);
            add("near", &right, true);
            for (kind, other) in [("any", others.first().copied()), ("near", near)] {
                let mut changed = right.clone();
                changed[place] = other.unwrap_or(right[place]);
                add(kind, &changed, false);
            }
        }
    }
    pairs
}

/// Says how good the verdict is on each kind of pair.
fn judge(pairs: &[Pair]) {
    println!(
        "\nwhole names of held-out parts; the others share all parts but one:\n\
              any: any other name there; near: the most alike of 300"
    );
    println!(
        "{:<22}{:>7}{:>8}{:>8}{:>8}{:>10}{:>8}",
        "kind", "pairs", "P", "R", "F1", "best F1", "at"
    );
    let mut kinds: Vec<&str> = pairs.iter().map(|it| it.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let scored: Vec<(f64, bool)> = pairs
            .iter()
            .filter(|it| it.kind == kind)
            .map(|it| (compare(&it.left, &it.right), it.is_same))
            .collect();
        let (precision, recall, f1) = measure(&scored, f64::from(SAME));
        let best = (1..100).map(|it| f64::from(it) / 100.0).map(|it| (measure(&scored, it).2, it));
        let best = best.fold((0.0, 0.0), |best, now| if now.0 > best.0 { now } else { best });
        println!(
            "{kind:<22}{:>7}{precision:>8.3}{recall:>8.3}{f1:>8.3}{:>10.3}{:>8.2}",
            scored.len(),
            best.0,
            best.1
        );
    }
}

/// How often two forms of one name share a key, and how many of the others do.
fn blocking(thesaurus: &Thesaurus) {
    println!("\nblocking keys: forms of one name that share one, and others that do");
    for script in SCRIPTS {
        let asked = questions(thesaurus, (Script::Latin, script), (400, 500), SEED);
        let share = |one: &Form, other: &Form| {
            let keys: Vec<_> = Name::parse(&one.text).keys().collect();
            Name::parse(&other.text).keys().any(|key| keys.contains(&key))
        };
        let found = asked.iter().filter(|it| share(it.asked, it.right)).count();
        let all: usize = asked.iter().map(|it| it.others.len()).sum();
        let others = asked.iter().flat_map(|it| it.others.iter().map(|other| (it.asked, other)));
        let by_chance = others.filter(|(asked, other)| share(asked, other)).count();
        println!(
            "{:<22}{:>8.3}{:>10.5}",
            format!("Latin-{script:?}"),
            found as f64 / asked.len().max(1) as f64,
            by_chance as f64 / all.max(1) as f64
        );
    }
}

fn compare(left: &str, right: &str) -> f64 {
    f64::from(similarity(&Name::parse(left), &Name::parse(right)))
}

fn measure(scored: &[(f64, bool)], threshold: f64) -> (f64, f64, f64) {
    let count = |is_same: bool| {
        scored.iter().filter(|it| it.0 >= threshold && it.1 == is_same).count() as f64
    };
    let (right, wrong) = (count(true), count(false));
    let all = scored.iter().filter(|it| it.1).count() as f64;
    let (precision, recall) = (right / (right + wrong).max(1.0), right / all.max(1.0));
    (precision, recall, 2.0 * precision * recall / (precision + recall).max(1e-9))
}

fn speed(pairs: &[Pair]) {
    let parsed: Vec<(Name, Name)> =
        pairs.iter().map(|it| (Name::parse(&it.left), Name::parse(&it.right))).collect();
    let at_random: Vec<(&Name, &Name)> =
        parsed.windows(2).map(|pair| (&pair[0].0, &pair[1].1)).collect();
    println!("\nmicroseconds, one core: of each hundred the best of seven");
    time("a pair of names, parsed, one name in two", &parsed, |(one, other)| {
        black_box(similarity(one, other));
    });
    time("a pair of names, parsed, at random", &at_random, |(one, other)| {
        black_box(similarity(one, other));
    });
    time("parsing a name", pairs, |it| {
        black_box(Name::parse(&it.right));
    });
    time("two texts, parsed and compared", pairs, |it| {
        black_box(compare(&it.left, &it.right));
    });
    let texts: Vec<(&str, &str)> =
        pairs.iter().map(|it| (it.left.as_str(), it.right.as_str())).collect();
    let rounds = (0..7).map(|_| {
        let start = Instant::now();
        black_box(similarities(&texts));
        start.elapsed().as_secs_f64()
    });
    let best = rounds.fold(f64::INFINITY, f64::min) * 1e6 / texts.len() as f64;
    println!("{:<40}{best:>9.2} µs", "two texts, many pairs, all cores");
}

/// Measures hundreds, each at its best: others at work on the machine then count for little.
fn time<T>(what: &str, all: &[T], work: impl Fn(&T)) {
    let best_of = |some: &[T]| {
        let rounds = (0..7).map(|_| {
            let start = Instant::now();
            some.iter().for_each(&work);
            start.elapsed().as_secs_f64()
        });
        rounds.fold(f64::INFINITY, f64::min)
    };
    let total: f64 = all.chunks(100).map(best_of).sum();
    println!("{what:<40}{:>9.2} µs", total * 1e6 / all.len() as f64);
}

/// The ids of the names the questions are made of, a line each.
fn held_out(thesaurus: &str) -> String {
    let ids = thesaurus.lines().filter_map(|line| line.split_once("=>")).map(|it| it.1.trim());
    ids.filter(|id| Split::of(id) == Split::Test).map(|id| format!("{id}\n")).collect()
}

/// Asks the peers in Python the same questions.
fn peers(pairs: &[Pair], held_out: &str) {
    let folder = folder();
    let mut text = String::new();
    for it in pairs {
        let _ = writeln!(text, "{}\t{}\t{}\t{}", it.kind, u8::from(it.is_same), it.left, it.right);
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/peers/names.py");
    let table = folder.join("pairs.tsv");
    let written = std::fs::create_dir_all(&folder)
        .and_then(|()| std::fs::write(&table, text))
        .and_then(|()| std::fs::write(folder.join("held-out.txt"), held_out));
    println!();
    let ran = written.and_then(|()| Command::new("python3").arg(script).arg(&folder).status());
    match ran {
        Ok(status) if status.success() => {}
        Ok(status) => println!("the peers in Python did not run: {status}"),
        Err(error) => println!("the peers in Python did not run: {error}"),
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("names")
}
