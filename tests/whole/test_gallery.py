#!/usr/bin/env python3
"""The pictures of templates/README.md come out of the program and are all there."""
import os
import re
import shutil
import subprocess
import unittest

import story

GALLERY = story.SOURCE / "templates" / "gallery"
MOST_BYTES = 1_500_000


class Gallery(story.Story):
    def shown(self):
        text = (story.SOURCE / "templates" / "README.md").read_text(encoding="utf-8")
        return set(re.findall(r"\(gallery/([\w-]+\.png)\)", text))

    def test_the_readme_shows_each_picture_and_they_stay_small(self):
        kept = {path.name for path in GALLERY.glob("*.png")}
        self.assertEqual(self.shown() | {"letter.png"}, kept)
        self.assertLess(sum((GALLERY / name).stat().st_size for name in kept), MOST_BYTES)

    def test_each_kind_stands_in_french_and_each_other_language_once(self):
        names = {name.removesuffix(".png") for name in self.shown()}
        for kind in ("pre-due", "reminder-1", "reminder-2", "reminder-3", "formal-notice", "statement", "thanks"):
            self.assertIn(f"fr-{kind}", names)
        for language in ("en", "de", "es", "it", "nl"):
            self.assertTrue([name for name in names if name.startswith(language + "-")], language)

    @unittest.skipUnless(shutil.which("pdftoppm"), "pdftoppm is not installed")
    def test_the_pictures_can_be_made_again(self):
        place = self.new_place()
        finished = subprocess.run(["python3", str(GALLERY / "make_gallery.py"), str(place)],
                                  capture_output=True, text=True,
                                  env={**os.environ, "RELANCE_PROGRAM": story.PROGRAM})
        self.assertEqual(finished.returncode, 0, finished.stdout + finished.stderr)
        made = {path.name for path in place.glob("*.png")} | {"fr-mail.png"}  # wants a browser
        self.assertEqual(made, self.shown())


if __name__ == "__main__":
    story.main()
