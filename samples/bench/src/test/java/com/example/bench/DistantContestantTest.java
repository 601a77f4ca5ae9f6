package com.example.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Turns in another process are turns. */
class DistantContestantTest {
  private static final Dataset FLOWERS = Bench.flowers();

  @Test
  void worksAndIsJudgedThere() throws Unavailable {
    Workload workload = workload("w3b16");

    try (Contestant contestant = new DistantContestant(NncPeer.PLAIN, workload)) {
      assertEquals(FLOWERS.size(), contestant.examples());
      assertTrue(contestant.seconds(2) > 0);
      Verdict verdict = contestant.verdict();
      assertTrue(verdict.right(), verdict::fact);
    }
  }

  @Test
  void whoDoesNotTakePartSaysWhy() {
    Workload workload = workload("w3b16");

    Unavailable reason =
        assertThrows(
            Unavailable.class, () -> new DistantContestant(new OnnxPeer(), workload).close());

    assertEquals("predicts only", reason.getMessage());
  }

  private static Workload workload(String key) {
    List<Workload> all = Workloads.of(Datasets.randomDigits(1), FLOWERS);
    return all.stream().filter(w -> w.key().equals(key)).findFirst().orElseThrow();
  }
}
