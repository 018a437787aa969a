#!/usr/bin/env python3
"""Reckons the facts of tests/data/gather once more, by the rules of docs/gather-sources.md alone.

It reads whole files into memory, counts in sets of texts and in fractions, and shares nothing with
src/gather. `python3 tests/gather/expected.py > tests/gather/expected.json` writes what
tests/gather_tools.rs holds the program to. It needs PyYAML.
"""

import csv
import datetime
import io
import json
import re
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

GATHERED = datetime.date(2026, 11, 30)
CHANGED = datetime.date(2026, 11, 15)
YEAR_AGO, TOMORROW = datetime.date(2025, 11, 30), datetime.date(2026, 12, 1)
# What the organisation is called.
OURS = {"example corp", "example"}
DATA = Path(__file__).parent.parent / "data" / "gather"


def day(text):
    if "@" in text:
        return datetime.datetime.strptime(text.split(" @")[0], "%b %d, %Y").date()
    return datetime.date.fromisoformat(text[:10])


def hundredths(number):
    return int((Decimal(str(number)) * 100).quantize(Decimal(1), ROUND_HALF_UP))


def half_up(fraction):
    return (2 * fraction.numerator + fraction.denominator) // (2 * fraction.denominator)


def decimal(hundredths):
    return f"{hundredths // 100}.{hundredths % 100:02}"


def named(licence):
    return bool(licence and licence.strip()) and licence.strip().upper() not in ("NOASSERTION", "NONE")


def component(purl, group, name, version):
    if purl and purl.startswith("pkg:"):
        return purl.split("?")[0].split("#")[0]
    return f"{group or ''}\n{name}\n{version or ''}"


def project(text):
    return re.sub(r"^(https?://)?(www\.)?(github\.com/)?|(\.git)?/*$", "", text.strip().lower())


def letters(text):
    return re.sub(r"[^a-z0-9/]", "", text.lower())


def line(text):
    return re.sub(r"\s+", " ", text.strip())


def java(pattern):
    """A resolution of ORT as Python writes it; none where only Java knows it."""
    quoted = re.sub(r"\\Q(.*?)\\E", lambda found: re.escape(found[1]), line(pattern))
    return None if "(?<" in quoted else re.compile(quoted, re.DOTALL)


# The checks of Scorecard with a fact of their own.
CHECKS = ["Branch-Protection", "Dependency-Update-Tool", "SAST", "Signed-Releases"]


class Seen:
    def __init__(self):
        self.boms = []
        self.components = {}
        self.scorecards = []
        self.clomonitor = []
        self.violations = []
        self.vulnerable = []
        self.scans = []
        self.reuse = []
        self.published = []
        self.contributions = []
        self.replies = []
        self.critical = []

    def add(self, key, licence):
        self.components[key] = self.components.get(key, False) or licence

    def spdx2(self, bom, file):
        self.boms.append((day(bom["creationInfo"]["created"]), file))
        packages = bom.get("packages", [])
        described = set(bom.get("documentDescribes", []))
        for one in bom.get("relationships", []):
            ends = one["spdxElementId"], one["relatedSpdxElement"]
            if one["relationshipType"] == "DESCRIBES" and ends[0] == "SPDXRef-DOCUMENT":
                described.add(ends[1])
            if one["relationshipType"] == "DESCRIBED_BY" and ends[1] == "SPDXRef-DOCUMENT":
                described.add(ends[0])
        described &= {package["SPDXID"] for package in packages}
        for package in packages:
            if described == {package["SPDXID"]}:
                continue
            refs = package.get("externalRefs", [])
            purls = [r["referenceLocator"] for r in refs if r["referenceType"].endswith("purl")]
            key = component(next(iter(purls), None), "", package["name"], package.get("versionInfo"))
            self.add(key, any(named(package.get(f)) for f in ("licenseConcluded", "licenseDeclared")))

    def spdx3(self, bom, file):
        of = lambda *kinds: [e for e in bom["@graph"] if e["type"] in kinds]
        self.boms.append((max(day(info["created"]) for info in of("CreationInfo")), file))
        packages = of("software_Package", "ai_AIPackage", "dataset_DatasetPackage")
        roots = {r for e in of("SpdxDocument", "software_Sbom") for r in e.get("rootElement", [])}
        roots &= {package["spdxId"] for package in packages}
        nobody = {
            e["spdxId"]
            for e in of("simplelicensing_LicenseExpression")
            if not named(e["simplelicensing_licenseExpression"])
        }
        with_licence = set()
        for one in of("Relationship"):
            if one["relationshipType"] in ("hasDeclaredLicense", "hasConcludedLicense"):
                for to in one["to"]:
                    if to not in nobody and not to.endswith(("NoAssertion", "None", "License")):
                        with_licence.add(one["from"])
        for package in packages:
            if roots == {package["spdxId"]}:
                continue
            purl = package.get("software_packageUrl")
            for other in package.get("externalIdentifier", []):
                if other["externalIdentifierType"] == "packageUrl":
                    purl = purl or other["identifier"]
            key = component(purl, "", package["name"], package.get("software_packageVersion"))
            self.add(key, package["spdxId"] in with_licence)

    def cyclonedx(self, bom, file):
        stamp = bom.get("metadata", {}).get("timestamp")
        self.boms.append((day(stamp) if stamp else CHANGED, file))
        left = list(bom.get("components", []))
        while left:
            one = left.pop()
            left.extend(one.get("components", []))
            if one["type"] not in ("file", "cryptographic-asset"):
                licences = one.get("licenses", [])
                names = [l.get("expression") for l in licences]
                names += [l.get("license", {}).get(f) for l in licences for f in ("id", "name")]
                key = component(one.get("purl"), one.get("group"), one["name"], one.get("version"))
                self.add(key, any(named(name) for name in names))

    def read(self, file):
        text = (DATA / file).read_text(encoding="utf-8-sig")
        if file.endswith((".yaml", ".yml")):
            import yaml

            # Days stay texts.
            return self.take(yaml.load(text, Loader=yaml.BaseLoader), file)
        if text.lstrip()[0] not in "{[":
            return self.table(text, file)
        decoder, at = json.JSONDecoder(), 0
        text = text.strip()
        while at < len(text):
            value, at = decoder.raw_decode(text, at)
            self.take(value, file)
            while at < len(text) and text[at].isspace():
                at += 1

    def take(self, value, file):
        if isinstance(value, list):
            for one in value:
                self.take(one, file)
        elif "sbom" in value:
            self.spdx2(value["sbom"], file)
        elif "spdxVersion" in value:
            self.spdx2(value, file)
        elif "@graph" in value:
            self.spdx3(value, file)
        elif value.get("bomFormat") == "CycloneDX":
            self.cyclonedx(value, file)
        elif "scorecard" in value:
            checks = {check["name"]: check["score"] for check in value["checks"]}
            card = value["repo"]["name"].lower(), day(value["date"]), file, value["score"], checks
            self.scorecards.append(card)
        elif "results" in value or "items" in value:
            self.take(value.get("results") or value["items"], file)
        elif "data" in value:
            (account,) = value["data"].values()
            (listed,) = account.values()
            self.take([node for node in listed["nodes"] if node], file)
        elif "reuse_spec_version" in value:
            both = [one["copyrights"] and one["spdx_expressions"] for one in value["files"]]
            self.reuse.append((len(both), sum(map(bool, both)), CHANGED, file))
        elif "headers" in value:
            self.scancode(value, file)
        elif "analyzer" in value:
            self.ort(value, file)
        elif "score" in value:
            made = CHANGED
            if "updated_at" in value:
                made = datetime.datetime.fromtimestamp(value["updated_at"], datetime.UTC).date()
            self.clomonitor.append((hundredths(value["score"]["global"]), made, file))
        else:
            self.repository(value, file)

    def scancode(self, scan, file):
        fields = ("detected_license_expression", "licenses", "license_expressions")
        files = [one for one in scan["files"] if one["type"] == "file"]
        scanned = [one for one in files if any(field in one for field in fields)]
        found = [one for one in scanned if any(one.get(field) for field in fields)]
        ended = day(scan["headers"][0]["end_timestamp"])
        self.scans.append((len(scanned), len(found), ended, file))

    def ort(self, result, file):
        resolutions = [
            result["repository"]["config"].get("resolutions") or {},
            (result.get("resolved_configuration") or {}).get("resolutions") or {},
        ]

        def is_open(text, kind, field):
            patterns = [java(one[field]) for some in resolutions for one in some.get(kind, [])]
            return not any(pattern and pattern.fullmatch(line(text)) for pattern in patterns)

        if result["evaluator"] and result["evaluator"] != "null":
            errors = [
                one
                for one in result["evaluator"]["violations"]
                if one["severity"] == "ERROR" and one["license"] not in (None, "null")
            ]
            left = sum(is_open(one["message"], "rule_violations", "message") for one in errors)
            made = day(result["evaluator"]["end_time"])
            self.violations.append((result["repository"]["vcs"]["url"], left, made, file))
        if result["advisor"] and result["advisor"] != "null":
            packages = result["advisor"]["results"]
            packages = packages.get("advisor_results", packages)
            with_one = {
                package
                for package, advice in packages.items()
                for one in advice
                for found in one.get("vulnerabilities", [])
                if is_open(found["id"], "vulnerabilities", "id")
            }
            made = day(result["advisor"]["end_time"])
            self.vulnerable.append((result["repository"]["vcs"]["url"], with_one, made, file))

    def repository(self, one, file):
        names = "nameWithOwner", "full_name", "fullName", "path_with_namespace", "fullPath"
        name = next(one[field] for field in names if field in one)
        licence = None
        if "licenseInfo" in one or "license" in one:
            key = (one.get("licenseInfo") or one.get("license") or {}).get("key")
            licence = key not in (None, "", "other")
        if one.get("license_url") == "" and not one["license"]:
            licence = None
        archived = one.get("isArchived") or one.get("archived")
        fork = any(one.get(f) for f in ("isFork", "fork", "isForked", "forked_from_project"))
        public = one["visibility"].lower() == "public"
        self.published.append((name.lower(), public, fork, bool(archived), licence, file))

    def table(self, text, file):
        first = text.splitlines()[0]
        sign = max(",;\t", key=first.count)
        names = [re.sub(r"[^a-z]+", " ", name.lower()).strip() for name in first.split(sign)]
        rows = list(csv.reader(io.StringIO(text), delimiter=sign))[1:]
        rows = [dict(zip(names, row)) for row in rows if any(cell.strip() for cell in row)]
        pick = lambda row, *keys: next((row[key].strip() for key in keys if key in row), "")
        for row in rows:
            if names[0] in ("critical", "critical dependency"):
                self.critical.append((project(row.get("repository") or row[names[0]]), file))
            elif "created at" in row or "time to first response hours" in row:
                self.reply(row, file)
            elif pick(row, "merged at", "pr merged at", names[0]) in ("", "-"):
                pass
            elif pick(row, "organisation", "firma", "author org name", "cntrb company").lower() in OURS:
                days = "merged at", "pr merged at", "date", "datum", "grimoire creation date"
                made = day(pick(row, *days))
                where = project(pick(row, "repository", "projekt", "repo git", "repo name"))
                who = pick(row, "author", "autorin", "author uuid", "cntrb login").lower()
                self.contributions.append((made, where, who, file))

    def reply(self, row, file):
        opened = row.get("created at")
        if "first response at" in row:
            took = None
            if row["first response at"]:
                moment = lambda text: datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
                utc = datetime.timezone.utc
                ends = [moment(row["created at"]), moment(row["first response at"])]
                ends = [end if end.tzinfo else end.replace(tzinfo=utc) for end in ends]
                took = Fraction((ends[1] - ends[0]).total_seconds()) / 86400
        elif "time to first response hours" in row:
            took = Fraction(row["time to first response hours"]) / 24
        else:
            text = row["time to first attention without bot"]
            took = Fraction(Decimal(text)) if text else None
        if took is not None and (not opened or YEAR_AGO <= day(opened) <= TOMORROW):
            self.replies.append((took, file))

    def is_critical(self, repository):
        last = repository.split("/")[-1]
        return any(one in (repository, last) for one, _ in self.critical)

    def facts(self):
        facts = {}

        def fact(name, value, on):
            days, files = zip(*on)
            told = {"value": value, "day": str(min(min(days), GATHERED)), "from": sorted(set(files))}
            facts[name] = told

        if self.boms:
            current = sum(YEAR_AGO <= made <= TOMORROW for made, _ in self.boms)
            today = [(GATHERED, file) for _, file in self.boms]
            fact("sboms", f"{len(self.boms)}", today)
            fact("current-sboms", f"{current}/{len(self.boms)}", today)
            count, licensed = len(self.components), sum(self.components.values())
            fact("components", f"{count}", self.boms)
            if count:
                fact("components-with-licence", f"{licensed}/{count}", self.boms)
        newest = {}
        for repository, made, file, score, checks in self.scorecards:
            if repository not in newest or made > newest[repository][0]:
                newest[repository] = made, file, score, checks
        newest = {project(name): one for name, one in newest.items()}
        own = {name: one for name, one in newest.items() if not self.is_critical(name)}
        scored = [one for one in own.values() if one[2] != -1]
        if scored:
            mean = Fraction(sum(hundredths(one[2]) for one in scored), len(scored))
            on = [one[:2] for one in scored]
            fact("scorecard-mean", decimal(half_up(mean)), on)
        for check in CHECKS:
            told = [one for one in own.values() if one[3].get(check, -1) != -1]
            if told:
                passed = sum(one[3][check] >= 8 for one in told)
                on = [one[:2] for one in told]
                fact(f"scorecard-{check.lower()}", f"{passed}/{len(told)}", on)
        if self.critical:
            named = {one for one, _ in self.critical}
            used = {n: one for n, one in newest.items() if self.is_critical(n)}
            found = {one for one in named if any(one in (n, n.split("/")[-1]) for n in used)}
            on = [(CHANGED, file) for _, file in self.critical]
            on += [one[:2] for one in used.values()]
            fact("critical-dependencies-with-scorecard", f"{len(found)}/{len(named)}", on)
        if self.clomonitor:
            mean = Fraction(sum(one[0] for one in self.clomonitor), len(self.clomonitor))
            fact("clomonitor-mean", decimal(half_up(mean)), [one[1:] for one in self.clomonitor])
        if self.violations:
            last = {one[0]: one for one in sorted(self.violations, key=lambda one: one[2])}.values()
            on = [one[2:] for one in last]
            fact("licence-violations", str(sum(one[1] for one in last)), on)
        if self.vulnerable:
            last = {one[0]: one for one in sorted(self.vulnerable, key=lambda one: one[2])}.values()
            packages = set().union(*(one[1] for one in last))
            fact("vulnerable-packages", str(len(packages)), [one[2:] for one in last])
        for name, files in (("files-with-licence", self.scans), ("files-with-reuse", self.reuse)):
            if files:
                value = f"{sum(one[1] for one in files)}/{sum(one[0] for one in files)}"
                fact(name, value, [one[2:] for one in files])
        self.of_published(fact)
        self.of_contributions(facts, fact)
        if self.replies:
            took = sorted(one[0] for one in self.replies)
            middle = (took[(len(took) - 1) // 2] + took[len(took) // 2]) / 2
            on = [(CHANGED, file) for _, file in self.replies]
            fact("reply-time", decimal(half_up(middle * 100)), on)
        return facts


    def of_published(self, fact):
        first = {}
        for one in self.published:
            first.setdefault(one[0], one)
        public = [one for one in first.values() if one[1] and not one[2]]
        on = lambda some: [(CHANGED, one[5]) for one in some]
        told = [one for one in public if one[4] is not None]
        if public:
            fact("published-repositories", str(len(public)), on(public))
            archived = sum(one[3] for one in public)
            fact("archived-repositories", f"{archived}/{len(public)}", on(public))
        if told:
            licensed = sum(one[4] for one in told)
            fact("published-with-licence", f"{licensed}/{len(told)}", on(told))

    def of_contributions(self, facts, fact):
        if not self.contributions:
            return
        owners = {letters(name) for name in OURS}
        owners |= {letters(one[0].rsplit("/", 1)[0]) for one in self.published}
        bare = {one[0].rsplit("/", 1)[-1] for one in self.published if not one[2]}

        def is_own(where):
            parts = where.split("/")
            above = ["/".join(parts[:n]) for n in range(1, len(parts))]
            own = any(letters(one) in owners or letters(one.split("/")[-1]) in owners for one in above)
            return own or (len(parts) == 1 and where in bare)

        taken = [
            one
            for one in self.contributions
            if YEAR_AGO <= one[0] <= GATHERED and not is_own(one[1])
        ]
        on = [(CHANGED, one[3]) for one in self.contributions]
        fact("upstream-changes", str(len(taken)), on)
        months = sorted((f"{one[0]:%Y-%m}", one[1]) for one in taken)
        by = [[*key, str(months.count(key))] for key in sorted(set(months))]
        if by:
            facts["upstream-changes"]["by"] = by
        fact("upstream-projects", str(len({one[1] for one in taken})), on)
        fact("upstream-authors", str(len({one[2] for one in taken})), on)


def main():
    expected = {}
    files = sorted(path.name for path in DATA.iterdir())
    for file in files:
        seen = Seen()
        seen.read(file)
        expected[file] = seen.facts()
    seen = Seen()
    for file in files:
        seen.read(file)
    expected["all of them"] = seen.facts()
    json.dump(expected, sys.stdout, indent=1, ensure_ascii=False)
    print()


main()
