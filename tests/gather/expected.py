#!/usr/bin/env python3
"""Reckons the facts of tests/data/gather once more, by the rules of docs/gather-sources.md alone.

It reads whole files into memory, counts in sets of texts and in fractions, and shares nothing with
src/gather. `python3 tests/gather/expected.py > tests/gather/expected.json` writes what
tests/gather_tools.rs holds the program to. It needs PyYAML.
"""

import datetime
import json
import sys
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

GATHERED = datetime.date(2026, 11, 30)
CHANGED = datetime.date(2026, 11, 15)
YEAR_AGO = datetime.date(2025, 11, 30)
DATA = Path(__file__).parent.parent / "data" / "gather"


def day(text):
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


class Seen:
    def __init__(self):
        self.boms = []
        self.components = {}
        self.scorecards = []

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
        packages = of("software_Package")
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
            if one["type"] != "file":
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
            raise SystemExit(f"{file}: by no tool that is known")
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
            card = value["repo"]["name"].lower(), day(value["date"]), file, value["score"]
            self.scorecards.append(card)
        elif "results" in value:
            self.take(value["results"], file)
        else:
            raise SystemExit(f"{file}: by no tool that is known")

    def facts(self):
        facts = {}

        def fact(name, value, on):
            days, files = zip(*on)
            told = {"value": value, "day": str(min(min(days), GATHERED)), "from": sorted(set(files))}
            facts[name] = told

        if self.boms:
            current = sum(made >= YEAR_AGO for made, _ in self.boms)
            today = [(GATHERED, file) for _, file in self.boms]
            fact("sboms", f"{len(self.boms)}", today)
            fact("current-sboms", f"{current}/{len(self.boms)}", today)
            count, licensed = len(self.components), sum(self.components.values())
            fact("components", f"{count}", self.boms)
            if count:
                fact("components-with-licence", f"{licensed}/{count}", self.boms)
        newest = {}
        for repository, made, file, score in self.scorecards:
            if repository not in newest or made > newest[repository][0]:
                newest[repository] = made, file, score
        scored = [one for one in newest.values() if one[2] != -1]
        if scored:
            mean = Fraction(sum(hundredths(score) for *_, score in scored), len(scored))
            on = [(made, file) for made, file, _ in scored]
            fact("scorecard-mean", decimal(half_up(mean)), on)
        return facts


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
