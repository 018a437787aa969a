//! Builds again when a checklist file is added or removed, which `include_dir!` does not notice.
fn main() {
    println!("cargo::rerun-if-changed=checklists");
}
