package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a checkpoint, a training goes on from it as it was, or not at all. */
final class DamagedCheckpointTest {
  private static final int EPOCHS = 2;
  private static final int FORGERIES = 400;

  @TempDir Path folder;
  private byte[] good = {};
  private Map<String, String> metadata = Map.of();

  @BeforeEach
  void save() throws IOException {
    new SavedTraining(EPOCHS).resume(folder, Disk.REAL);
    Path checkpoint = newest(folder);
    good = Files.readAllBytes(checkpoint);
    metadata = Weights.metadata(checkpoint);
  }

  private static Path newest(Path place) throws IOException {
    try (Checkpoints there = Checkpoints.resume(place, CheckpointInterval.epochs(1), 2)) {
      List<Path> files = there.files();
      return files.get(files.size() - 1);
    }
  }

  private TrainingIdentity identity() {
    return new TrainingIdentity(
        said("checkpoint_settings"),
        said("checkpoint_data"),
        Long.parseLong(said("checkpoint_seed")));
  }

  private String said(String key) {
    return String.valueOf(metadata.get(key));
  }

  private Checkpoint read(byte[] bytes) throws IOException {
    return WeightsFile.read(new ByteArrayInputStream(bytes), bytes.length)
        .checkpoint(SavedTraining.network(EPOCHS), identity());
  }

  @Test
  void theFileItselfIsRead() throws IOException {
    assertEquals(4, read(good).weights().size());
  }

  @Test
  void everyTruncationIsRefused() {
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      WeightsException refused = assertThrows(WeightsException.class, () -> read(cut));
      assertTrue(refused.code().startsWith("NN07"), refused.toString());
    }
  }

  @Test
  void everyFlippedBitIsRefused() {
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      WeightsException refused = assertThrows(WeightsException.class, () -> read(flipped));
      assertTrue(refused.code().startsWith("NN07"), refused.toString());
    }
  }

  /** The checksum of a forged file is right: it is refused, or it trains to some end. */
  @Test
  void forgedNumbersEndInARefusalOrATraining() throws IOException {
    RandomStream random = new RandomStream(17);
    double[] odd = {-1, 0.5, 1, 2, 3, 1e9, 1e18, Double.NaN, Double.POSITIVE_INFINITY};
    int refusals = 0;
    for (int forgery = 0; forgery < FORGERIES; forgery++) {
      SavedState state = read(good).state();
      List<Tensor> rows = state.tensors().stream().filter(row -> row.size() > 0).toList();
      Tensor row = rows.get(random.nextInt(rows.size()));
      row.set(random.nextInt(row.size()), odd[random.nextInt(odd.length)]);
      StackedLines network = SavedTraining.network(EPOCHS);
      read(good).writeWeights(network);
      byte[] bytes = WeightsFile.bytes(network, state.tensors(), identity().metadata());
      Path place = Files.createDirectory(folder.resolve("forged" + forgery));
      Files.write(place.resolve("checkpoint-000000009.safetensors"), bytes);
      try {
        new SavedTraining(EPOCHS).resume(place, Disk.REAL);
      } catch (WeightsException refused) {
        assertEquals("NN0701", refused.code());
        refusals++;
      } catch (DivergedException diverged) {
        assertTrue(diverged.update() > 0, diverged.toString());
      }
    }
    assertTrue(refusals > FORGERIES / 10, "refused: " + refusals);
  }
}
