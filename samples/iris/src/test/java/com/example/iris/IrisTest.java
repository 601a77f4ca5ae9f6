package com.example.iris;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.data.Csv;
import dev.nnlang.data.Parts;
import dev.nnlang.data.Shares;
import dev.nnlang.data.Split;
import dev.nnlang.runtime.ExampleSource;
import dev.nnlang.runtime.Score;
import dev.nnlang.runtime.Trainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IrisTest {
  private static final Path DATA = Path.of("src/main/nn/iris.csv");

  @Test
  void namesNineOfTenFlowersThatItHasNotSeen() {
    Score test = Trainer.score(Iris.load(), flowers().test());

    assertTrue(test.accuracy() >= 0.90, test::toString);
  }

  @Test
  void learnsInAProgramWhatItLearnsInTheBuild(@TempDir Path folder) throws IOException {
    Iris iris = new Iris();
    iris.trainer().train(flowers().train(), Optional.of(flowers().validation()));
    Path here = folder.resolve("here.safetensors");
    Path built = folder.resolve("built.safetensors");

    iris.save(here);
    Iris.load().save(built);

    assertEquals(-1, Files.mismatch(here, built));
  }

  @Test
  void refusesALengthThatNoFlowerHas() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class, () -> new Iris().predict(5.1f, 3.5f, 14f, 0.2f));

    assertEquals("petal_length is 14.0, outside its range 0.0 to 10.0", refusal.getMessage());
  }

  private static Parts flowers() {
    ExampleSource all = Csv.read(DATA, Iris.SIGNATURE).examples();
    return Split.of(all, Iris.SIGNATURE, new Shares(0.7, 0.15, 0.15), true, 7);
  }
}
