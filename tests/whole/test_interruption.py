#!/usr/bin/env python3
"""A run that is killed at any moment goes on when it is started again: nothing twice, nothing lost."""
import signal
import time

import story
from story import DATES

MOMENTS = 10


class Interruption(story.Story):
    @classmethod
    def prepare(cls):
        cls.whole = story.WorkingFolder(cls.class_place + "/whole")
        begin = time.monotonic()
        cls.whole.run_on(DATES[0])
        cls.seconds = time.monotonic() - begin
        cls.run_id = f"{DATES[0]}-1"

    def kill_after(self, folder, seconds, number):
        process = folder.start("run", "--date", DATES[0], "--ledger", f"ledger-{DATES[0]}.csv")
        time.sleep(seconds)
        process.send_signal(number)
        process.communicate(timeout=120)
        return process.returncode

    def compare_with_whole(self, folder):
        sent = {}
        for run in folder.run_ids():
            for name, mail in folder.mails(run).items():
                key = (mail["To"], mail["Subject"])
                self.assertNotIn(key, sent, f"sent twice: {name}")
                sent[key] = name
        wanted = {(m["To"], m["Subject"]) for m in self.whole.mails(self.run_id).values()}
        self.assertEqual(set(sent), wanted)
        letters = [row["debtor_id"] for run in folder.run_ids() for row in folder.print_index(run)]
        whole = [row["debtor_id"] for row in self.whole.print_index(self.run_id)]
        self.assertEqual(sorted(letters), sorted(whole))

    def test_killed_at_ten_moments_nothing_is_doubled_and_nothing_lost(self):
        killed = 0
        for moment in range(MOMENTS):
            with self.subTest(moment=moment):
                folder = self.new_folder()
                # within the first half of a whole run: a faster one must not have ended before
                code = self.kill_after(folder, self.seconds * (moment + 1) / (MOMENTS + 1) / 2,
                                       signal.SIGKILL)
                killed += code == -signal.SIGKILL
                folder.run_on(DATES[0])
                self.compare_with_whole(folder)
                folder.relance("audit", "verify", folder.run_ids()[-1], expect=0)
                folder.run_on(DATES[0])  # and once more: nothing is left to send
                self.compare_with_whole(folder)
        self.assertGreater(killed, MOMENTS // 2, "most of the runs had ended before the kill")

    def test_killed_again_and_again_it_comes_to_its_end(self):
        folder = self.new_folder()
        for part in (0.5, 0.7, 0.8, 0.9):
            self.kill_after(folder, self.seconds * part, signal.SIGKILL)
        folder.run_on(DATES[0])
        self.compare_with_whole(folder)
        folder.relance("audit", "verify", folder.run_ids()[-1], expect=0)

    def test_asked_to_stop_it_stops_in_order_and_goes_on_later(self):
        folder = self.new_folder()
        self.kill_after(folder, self.seconds * 0.8, signal.SIGINT)
        folder.run_on(DATES[0])
        self.compare_with_whole(folder)


if __name__ == "__main__":
    story.main()
