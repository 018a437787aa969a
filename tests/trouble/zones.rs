//! The day is that of the user, wherever that is and however the zone is named.

use crate::terminal::{Folder, run};

/// Returns the day of a sheet that is begun in a zone, and what is told.
fn begun_in(zone: &str) -> (String, String) {
    let folder = Folder::new();
    let mut ospo = std::process::Command::new(env!("CARGO_BIN_EXE_ospo"));
    folder.scrub(&mut ospo);
    ospo.env("TZ", zone).args(["answer", "--subject", "Acme", "programme-identity=3"]);
    let ran = run(ospo, "");
    assert_eq!(ran.code, 0, "{ran:?}");
    (folder.names().concat(), ran.err)
}

#[test]
fn the_day_is_that_of_the_zone_that_is_named() {
    // A day and two hours apart, so never on the same day.
    let (east, west) = (begun_in("Pacific/Kiritimati"), begun_in("Etc/GMT+12"));
    assert!(east.0 > west.0, "{east:?} {west:?}");
    for (zones, day) in [
        (
            [
                ":Pacific/Kiritimati",
                "pacific/kiritimati",
                "<+14>-14",
                "XYZ-14",
                "/usr/share/zoneinfo/Pacific/Kiritimati",
            ],
            &east,
        ),
        (
            ["Etc/GMT+12", ":Etc/GMT+12", "<-12>12", "XYZ12", "/usr/share/zoneinfo/Etc/GMT+12"],
            &west,
        ),
        (["UTC", "", "UTC0", "GMT", ":Etc/UTC"], &begun_in("Etc/UTC")),
    ] {
        for zone in zones {
            // Midnight may pass meanwhile.
            assert!([day, &begun_in(zone)].iter().all(|one| !one.1.contains("TZ")), "{zone}");
            assert!(begun_in(zone) >= *day, "{zone}");
        }
    }
}

#[test]
fn a_zone_that_nobody_knows_is_told_and_the_day_is_that_of_utc() {
    for zone in ["Mars/Olympus", "UTC+40", "Europe/Berlin ", "/etc/passwd", "../../x", ":"] {
        let (_, told) = begun_in(zone);
        let words =
            format!("TZ is “{zone}”, which is no time zone known here: the day is that of UTC.\n");
        assert!(told.starts_with(&words), "{told}");
    }
    let folder = Folder::new();
    let mut ospo = folder.ospo(&["model", "list"]);
    ospo.env("TZ", "Mars/Olympus");
    assert_eq!(run(ospo, "").err, "", "where the day is given, the zone is nothing");
}
