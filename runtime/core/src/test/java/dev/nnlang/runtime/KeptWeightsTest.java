package dev.nnlang.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The weights of the best epoch. */
final class KeptWeightsTest {
  private final SmallDoubleNetwork network = new SmallDoubleNetwork(2);
  private final FixedProgress progress = new FixedProgress();
  private final SavedState state = new SavedState();

  private KeptWeights keeping(Optional<Quantity> quantity) {
    return new KeptWeights(network, quantity);
  }

  /** An epoch that ends with weights drawn from {@code seed}. */
  private void epoch(KeptWeights kept, long seed, double error) {
    Numbers.fill(network, seed);
    kept.offer(progress.epochs(error));
  }

  private String fingerprint(long seed) {
    return Weights.fingerprint(Numbers.fill(new SmallDoubleNetwork(2), seed));
  }

  @Test
  void theFirstOfTheBestEpochsIsPutBack() {
    KeptWeights kept = keeping(Optional.of(Quantity.VALIDATION_ERROR));
    epoch(kept, 1, 3);
    epoch(kept, 2, 1);
    epoch(kept, 3, 1);
    epoch(kept, 4, 2);
    kept.putBack();

    assertEquals(OptionalInt.of(2), kept.epoch());
    assertEquals(fingerprint(2), Weights.fingerprint(network));
  }

  @Test
  void whereNothingIsKeptTheLastWeightsStay() {
    KeptWeights kept = keeping(Optional.empty());
    epoch(kept, 1, 1);
    epoch(kept, 2, 3);
    kept.putBack();
    kept.save(state);

    assertEquals(OptionalInt.empty(), kept.epoch());
    assertEquals(fingerprint(2), Weights.fingerprint(network));
    assertEquals(0, state.tensors().size());
  }

  @Test
  void aCheckpointRemembersTheBest() {
    KeptWeights kept = keeping(Optional.of(Quantity.VALIDATION_ERROR));
    epoch(kept, 1, 1);
    kept.save(state);
    KeptWeights restored = keeping(Optional.of(Quantity.VALIDATION_ERROR));
    restored.restore(state);
    epoch(restored, 2, 1.5);
    restored.putBack();

    assertEquals(OptionalInt.of(1), restored.epoch());
    assertEquals(fingerprint(1), Weights.fingerprint(network));
  }

  @Test
  void aCheckpointFromBeforeTheFirstEpochHasNone() {
    keeping(Optional.of(Quantity.VALIDATION_ERROR)).save(state);
    KeptWeights restored = keeping(Optional.of(Quantity.VALIDATION_ERROR));
    restored.restore(state);
    assertEquals(OptionalInt.empty(), restored.epoch());
    epoch(restored, 1, 9);

    assertEquals(OptionalInt.of(1), restored.epoch());
  }

  @Test
  void whatIsNotOfThisNetworkIsRefused() {
    KeptWeights kept = keeping(Optional.of(Quantity.VALIDATION_ERROR));
    epoch(kept, 1, 1);
    kept.save(state);
    double[] weights = state.row("kept_weights").rest();
    state.put("kept", 1, 1, 1);
    assertThrows(WeightsException.class, () -> kept.restore(state), "a number too many");
    state.put("kept", 0, 1);
    assertThrows(WeightsException.class, () -> kept.restore(state), "an epoch that never was");
    state.put("kept", 1, 1);
    state.put("kept_weights", new double[weights.length + 1]);
    assertThrows(WeightsException.class, () -> kept.restore(state), "a weight too many");
    state.put("kept_weights", new double[weights.length - 1]);

    assertThrows(WeightsException.class, () -> kept.restore(state), "a weight too few");
  }
}
