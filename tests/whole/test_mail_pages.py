#!/usr/bin/env python3
"""The HTML of mails in a real browser: on a phone, on a desk, by day and by night."""
import html
import json
import re
import shutil
import subprocess
import unittest

import story

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = {"phone": 360, "desk": 1280}

# What a reader would notice: text that runs out of the page or under something that cannot be
# scrolled, amounts that are not on the screen, letters that do not stand out from their ground.
MEASURE = r"""
<script>
function rgb(c){return c.match(/[\d.]+/g).map(Number)}
function ground(e){for(;e;e=e.parentElement){const c=rgb(getComputedStyle(e).backgroundColor);
  if(c.length<4||c[3]>0)return c}return [255,255,255]}
function light(c){const f=c.slice(0,3).map(v=>{v/=255;return v<=0.03928?v/12.92:Math.pow((v+0.055)/1.055,2.4)});
  return 0.2126*f[0]+0.7152*f[1]+0.0722*f[2]}
function contrast(a,b){const x=light(a),y=light(b);return (Math.max(x,y)+0.05)/(Math.min(x,y)+0.05)}
function measure(){const found={wide:document.documentElement.scrollWidth,
    inner:window.innerWidth,hidden:[],faint:[],cells:0,dark:light(ground(document.body))<0.2};
  for(const e of document.querySelectorAll('p,td,th,h1,h2,h3')){
    const box=e.getBoundingClientRect();
    if(!box.width||!e.textContent.trim()||e.querySelector('table,p'))continue;
    found.cells++;
    if(box.right>window.innerWidth+1||box.left<-1)found.hidden.push(e.textContent.trim());
    if(contrast(rgb(getComputedStyle(e).color),ground(e))<4.5)found.faint.push(e.textContent.trim());}
  const out=parent.document.createElement('pre');out.className='measure';
  out.textContent=JSON.stringify([document.documentElement.dataset.name,found]);
  parent.document.body.appendChild(out)}
window.addEventListener('load',measure);
</script>
"""


@unittest.skipUnless(BROWSER, "chromium is not installed: mails are not looked at in a browser")
class MailPages(story.Story):
    """Every mail of the demo's runs, as its reader's browser shows it."""

    @classmethod
    def prepare(cls):
        demo = cls.play_demo()
        cls.pages = {}
        for run in demo.run_ids():
            for name, mail in demo.mails(run).items():
                part = mail.get_body(("html",))
                if part is not None:
                    cls.pages[name] = part.get_content()
        # one of each template, language and table width is enough of a look
        chosen = {}
        for name, text in sorted(cls.pages.items()):
            kind = (re.search(r'lang="(..)"', text)[1], text.count("<th "),
                    re.sub(r"[\d\W]+", "", re.search("<title>(.*?)</title>", text)[1])[:12])
            chosen.setdefault(kind, name)
        cls.chosen = sorted(chosen.values())

    def look(self, width, scheme):
        """All chosen mails, each in a frame as wide as the screen: mail -> what was measured."""
        place = self.new_place()
        frames = []
        for name in self.chosen:
            text = self.pages[name].replace("<html ", f'<html data-name="{name}" ', 1)
            text = text.replace("</body>", MEASURE + "</body>")
            frames.append(f'<iframe srcdoc="{html.escape(text)}" '
                          f'style="width:{width}px;height:2000px;border:0"></iframe>')
        page = place / "page.html"
        page.write_text('<!DOCTYPE html><meta charset="utf-8">' + "\n".join(frames), encoding="utf-8")
        finished = subprocess.run(
            [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={place / 'profile'}",
             f"--blink-settings=preferredColorScheme={0 if scheme == 'night' else 1}",
             "--window-size=1400,900", "--dump-dom", page.as_uri()],
            capture_output=True, timeout=240)
        shown = re.findall(r'<pre class="measure">(.*?)</pre>', finished.stdout.decode("utf-8"), re.S)
        self.assertEqual(len(shown), len(self.chosen), finished.stderr.decode("utf-8", "replace")[-400:])
        return dict(json.loads(html.unescape(text)) for text in shown)

    def check(self, screen, scheme):
        width = WIDTHS[screen]
        self.assertGreater(len(self.chosen), 3)
        for name, seen in self.look(width, scheme).items():
            with self.subTest(name):
                self.assertEqual(seen["inner"], width)
                self.assertLessEqual(seen["wide"], width, "the page scrolls sideways")
                self.assertGreater(seen["cells"], 8)
                self.assertEqual(seen["hidden"], [], "outside the screen")
                self.assertEqual(seen["faint"], [], "hard to read")
                self.assertEqual(seen["dark"], scheme == "night")

    def test_a_phone_shows_all_of_every_mail(self):
        self.check("phone", "day")

    def test_a_desk_shows_all_of_every_mail(self):
        self.check("desk", "day")

    def test_a_phone_at_night_shows_light_letters_on_dark_ground(self):
        self.check("phone", "night")

    def test_no_mail_names_anything_to_be_fetched(self):
        for name, text in self.pages.items():
            with self.subTest(name):
                self.assertEqual(re.findall(r"(?i)<(?:img|link|script|iframe|object|video)\b|\bsrc=|"
                                            r"url\(|@import|background=\"", text), [])


if __name__ == "__main__":
    story.main()
