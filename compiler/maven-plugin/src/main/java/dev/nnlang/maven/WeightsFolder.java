package dev.nnlang.maven;

import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The folder of the classes, where the weights of each model lie beside its class. */
record WeightsFolder(OutputFolder outputs) {

  /** Weights that nnc saved say so in their header. */
  static WeightsFolder of(Path folder) {
    return new WeightsFolder(
        new OutputFolder(
            folder.toAbsolutePath().normalize(),
            start -> new String(start, StandardCharsets.ISO_8859_1).contains("\"nnc_version\"")));
  }

  /** Where the weights of {@code model} are, or go. */
  Path file(LocatedModel model) {
    return outputs.folder().resolve(model.weightsPath());
  }

  /**
   * Saves the weights of {@code network}.
   *
   * @return a hash of the file
   */
  String save(LocatedModel model, Network<?> network) throws IOException {
    Path file = file(model);
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Weights.save(file, network, Map.of());
    return new Sha256().add(file).hex();
  }
}
