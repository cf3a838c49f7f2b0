"""Checks a documentation site as it lies on the disk: that every link leads to a page, every picture is there in its light and its dark
form, every module has a sentence, and every symbol of a module's page was put in its place by somebody.

    python3 Documentation/links.py SITE
"""

import json
import pathlib
import sys

site = pathlib.Path(sys.argv[1])
data = site / "data"
pages = {str(file.relative_to(data))[: -len(".json")].lower() for file in data.rglob("*.json")}
complaints, links, pictures = [], 0, 0


def walk(part):
    """Every object of a page, nested ones too."""
    if isinstance(part, dict):
        yield part
        for inner in part.values():
            yield from walk(inner)
    elif isinstance(part, list):
        for inner in part:
            yield from walk(inner)


for file in sorted(data.rglob("*.json")):
    page = json.loads(file.read_text())
    name = str(file.relative_to(data))[: -len(".json")]
    if not (site / name / "index.html").exists():
        complaints.append(f"{name} has no file that a server of files would find")
    references = page.get("references", {})
    for key, reference in references.items():
        kind, url = reference.get("type"), reference.get("url", "")
        if kind == "topic" and url.startswith("/"):
            links += 1
            target, _, anchor = url.lstrip("/").partition("#")
            if target.lower() not in pages:
                complaints.append(f"{name} refers to {url}, which is not there")
        elif kind == "image":
            for variant in reference["variants"]:
                pictures += 1
                if not (site / variant["url"].lstrip("/")).exists():
                    complaints.append(f"{name} shows {variant['url']}, which is not there")
            if not any("dark" in variant["traits"] for variant in reference["variants"]):
                complaints.append(f"{name} shows {key}, which has no dark form")
    for part in walk({key: value for key, value in page.items() if key != "references"}):
        if part.get("type") == "reference" and part.get("identifier") not in references:
            complaints.append(f"{name} refers to {part.get('identifier')}, which nobody found")
    if page.get("metadata", {}).get("role") == "collection" and name.count("/") == 1:
        if not page.get("abstract"):
            complaints.append(f"{name} has no sentence")
        for section in page.get("topicSections", []):
            if section.get("generated") and not section.get("title", "").startswith("Extended"):
                complaints.append(f"{name} lists by the alphabet: {section['title']}: {section['identifiers']}")

for complaint in dict.fromkeys(complaints):
    print(complaint, file=sys.stderr)
print(f"{len(pages)} pages, {links} links, {pictures} pictures, {len(set(complaints))} complaints")
sys.exit(bool(complaints))
