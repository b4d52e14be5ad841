//! The shape every concept has: a state, commands, events, and two pure functions between them.

/// A thing about which decisions are made.
pub trait Concept {
    /// What is known of it, folded from its events.
    type State: Default;
    /// What can happen to it.
    type Event;
    /// What can be asked.
    type Command;
    /// A command's name without its data.
    type Kind: PartialEq;
    /// Everything looked up beforehand: the time, the law in force, what else exists.
    type Facts<'a>;
    /// Why a command is refused, with the reason and the article to show.
    type Refusal;

    /// Decides a command: records events, or refuses and records none.
    ///
    /// # Errors
    /// The refusal, with its legal reason.
    fn decide(
        log: &mut Recorder<Self>,
        command: Self::Command,
        facts: &Self::Facts<'_>,
    ) -> Result<(), Self::Refusal>;

    /// Folds an event into the state. Total: what has happened is never refused.
    fn evolve(state: &mut Self::State, event: &Self::Event);

    /// Which commands the state allows; holds exactly when `decide` does not refuse for a reason of
    /// state.
    fn allowed(state: &Self::State) -> Vec<Self::Kind>;
}

/// A state with the events a decision adds to it; each is folded at once, so that several events of
/// one command see each other and a replay runs the same code.
pub struct Recorder<C: Concept + ?Sized> {
    state: C::State,
    recorded: Vec<C::Event>,
}

impl<C: Concept + ?Sized> Recorder<C> {
    /// The state after a history.
    pub fn replay<'a>(history: impl IntoIterator<Item = &'a C::Event>) -> Self
    where
        C::Event: 'a,
    {
        let mut state = C::State::default();
        for event in history {
            C::evolve(&mut state, event);
        }
        Self { state, recorded: Vec::new() }
    }

    /// The state, with what was recorded so far.
    pub const fn state(&self) -> &C::State {
        &self.state
    }

    /// Records an event.
    pub fn record(&mut self, event: C::Event) {
        C::evolve(&mut self.state, &event);
        self.recorded.push(event);
    }

    /// What was recorded.
    #[must_use]
    pub fn into_recorded(self) -> Vec<C::Event> {
        self.recorded
    }

    /// The state and what was recorded.
    #[must_use]
    pub fn into_parts(self) -> (C::State, Vec<C::Event>) {
        (self.state, self.recorded)
    }

    /// Decides a command on a history: the events it adds.
    ///
    /// # Errors
    /// As [`Concept::decide`].
    pub fn decide<'a>(
        history: impl IntoIterator<Item = &'a C::Event>,
        command: C::Command,
        facts: &C::Facts<'_>,
    ) -> Result<Vec<C::Event>, C::Refusal>
    where
        C::Event: 'a,
    {
        let mut log = Self::replay(history);
        C::decide(&mut log, command, facts)?;
        Ok(log.into_recorded())
    }
}
