package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Training;

/**
 * Tells apart how networks are drawn and trained: two trainings with one fingerprint, on the same
 * data with the same seed, are the same to the bit. How often they are saved does not count.
 */
public final class TrainingFingerprint {
  private TrainingFingerprint() {}

  /** The first 32 hexadecimal digits of the SHA-256 of what every default is filled into. */
  public static String of(Network network, Training training) {
    StringBuilder text = new StringBuilder();
    for (Layer layer : network.layers()) {
      text.append(CompletedLayer.of(layer)).append('\n');
    }
    text.append("compare scratch ").append(training.compareScratch()).append('\n');
    for (Training.Phase phase : training.phases()) {
      text.append(phase.name()).append(": ").append(SettingsSpelling.kind(phase)).append('\n');
      SettingsSpelling.entries(phase).forEach(entry -> text.append(entry).append('\n'));
      phase
          .settings()
          .plateau()
          .ifPresent(plateau -> text.append(SettingsSpelling.plateau(plateau)).append('\n'));
    }
    return Fingerprint.ofText(text.toString());
  }
}
