//! The order of versions.

use std::cmp::Ordering;

/// Says which of two versions such as `1.9` and `1.10` is the older; none where one of them is not
/// made of numbers. What is 0 at the end says nothing.
pub fn order(one: &str, other: &str) -> Option<Ordering> {
    Some(numbers(one)?.cmp(&numbers(other)?))
}

fn numbers(version: &str) -> Option<Vec<u64>> {
    let numbers = version.split('.').map(|part| part.parse().ok());
    let mut numbers: Vec<u64> = numbers.collect::<Option<_>>()?;
    while numbers.last() == Some(&0) {
        numbers.pop();
    }
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_by_their_numbers() {
        assert_eq!(order("1.10", "1.9"), Some(Ordering::Greater));
        assert_eq!(order("1.0", "1"), Some(Ordering::Equal));
        assert_eq!(order("1.x", "1"), None);
    }
}
