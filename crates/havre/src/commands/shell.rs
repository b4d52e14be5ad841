//! Commands as a shell reads them back: what a user copies from an answer.

/// An argument as one word of a shell, in quotes where it needs them.
pub(super) fn quoted(argument: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || "-_./,:=@%+".contains(it);
    if argument.chars().all(plain) && !argument.is_empty() {
        return argument.to_owned();
    }
    format!("'{}'", argument.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_for_a_shell_is_one_word() {
        for (word, expected) in
            [("rec-1", "rec-1"), ("a b", "'a b'"), ("O'Neil", "'O'\\''Neil'"), ("", "''")]
        {
            assert_eq!(quoted(word), expected);
        }
    }
}
