package dev.nnlang.engine;

import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.emit.FrozenWeights;
import dev.nnlang.compiler.model.CheckedModel;
import dev.nnlang.compiler.plan.TargetChoice;
import dev.nnlang.runtime.Network;
import dev.nnlang.runtime.Precision;
import dev.nnlang.runtime.Tensor;
import dev.nnlang.runtime.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Weights of a file, to become part of a class. */
final class FrozenFile {
  /** 64 MiB of floats: 90 MB of source, which javac takes in half a minute. */
  private static final long MOST = 1L << 24;

  private FrozenFile() {}

  /**
   * Reads {@code file}.
   *
   * @throws dev.nnlang.runtime.WeightsException if it does not hold the weights of {@code model}
   * @throws FileProblem if they are too many for a source
   */
  static FrozenWeights read(Path file, CheckedModel model) throws IOException {
    long parameters = model.network().parameterCount();
    if (parameters > MOST) {
      throw new FileProblem(
          Code.TOO_LARGE_TO_FREEZE,
          "the model `"
              + model.network().name()
              + "` has "
              + parameters
              + " parameters, and a class holds "
              + MOST
              + " at most",
          "leave out `--frozen`, and load the weights from their file");
    }
    LoadedModel loaded = LoadedModel.load(model, Compiler.emit(model, TargetChoice.PLAIN));
    Network<?> network = Weights.load(file, loaded.newNetwork());
    return new FrozenWeights(Weights.fingerprint(network), bytes(network));
  }

  private static byte[] bytes(Network<?> network) {
    long count = network.tensors().stream().mapToLong(Tensor::size).sum();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.toIntExact(count * network.precision().bytes()))
            .order(ByteOrder.LITTLE_ENDIAN);
    boolean isFloat = network.precision().equals(Precision.FLOAT);
    for (Tensor tensor : network.tensors()) {
      for (int i = 0; i < tensor.size(); i++) {
        if (isFloat) {
          bytes.putFloat((float) tensor.get(i));
        } else {
          bytes.putDouble(tensor.get(i));
        }
      }
    }
    return bytes.array();
  }
}
