//! A format is known by its word and by the name of a file.

use std::path::Path;

use ospo::render::Format;

#[test]
fn the_name_of_a_file_says_its_format() {
    let of = |name: &str| Format::of_path(Path::new(name));
    assert_eq!(of("a/Report.MD"), Some(Format::Markdown));
    assert_eq!(of("report.txt"), Some(Format::Terminal));
    assert_eq!(of("report.json"), Some(Format::Json));
    assert_eq!(of("report.csv"), Some(Format::Csv));
    assert_eq!(of("report.HTML"), Some(Format::Html));
    assert_eq!(of("radar.svg"), Some(Format::Svg));
    assert_eq!(of("report.XLSX"), Some(Format::Xlsx));
    assert_eq!(of("plan.ics"), Some(Format::Ical));
    assert_eq!(of("plan.mmd"), Some(Format::Mermaid));
    assert_eq!(of("plan.mermaid"), Some(Format::Mermaid));
    assert_eq!(of("report.pdf"), None);
    assert_eq!(of("report"), None);
}

#[test]
fn each_format_is_found_by_its_word() {
    for format in Format::ALL {
        assert_eq!(format.as_str().parse(), Ok(format));
    }
    let none: Result<Format, String> = "pdf".parse();
    assert_eq!(
        none,
        Err("use one of terminal, markdown, html, slides, json, csv, ndjson, xlsx, svg, badge, oscal, gemara, ical, mermaid"
            .to_owned())
    );
}
