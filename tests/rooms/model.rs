//! Which version is the later one.

use std::cmp::Ordering;

use ospo::model::version_order;

#[test]
fn versions_are_ordered_by_their_numbers() {
    assert_eq!(version_order("1.10", "1.9"), Some(Ordering::Greater));
    assert_eq!(version_order("1.0", "1"), Some(Ordering::Equal));
    assert_eq!(version_order("1.x", "1"), None);
}
