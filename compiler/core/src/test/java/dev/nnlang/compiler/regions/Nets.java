package dev.nnlang.compiler.regions;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.CompileResult;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.SourceFile;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Networks of a line of text, and random parameters for them. */
final class Nets {
  private Nets() {}

  /** The network of {@code inputs} reals and these layers, and of as many outputs. */
  static Network of(int inputs, String layers, int outputs) {
    String text =
        """
        nn 1
        model Net {
          input  x[%d]: real in -1..1
          output y[%d]: real
          layers: %s -> dense(_, identity)
        }
        """
            .formatted(inputs, outputs, layers);
    return parsed(text);
  }

  /** The only model of a file. */
  static Network parsed(String text) {
    CompileResult result =
        Compiler.check(new CompileRequest(new SourceFile("net.nn", text), Map.of()));
    assertFalse(result.failed(), () -> text + result.diagnostics());
    return result.models().get(0).network();
  }

  /** Uniform weights of about {@code 1 / sqrt(fanIn)}, so that bends cross the square. */
  static Map<String, double[]> random(Network network, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, double[]> parameters = new HashMap<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Dense dense) {
        double size = 2 / Math.sqrt(dense.fanIn());
        parameters.put(
            dense.name() + ".weight", uniform(random, dense.fanIn() * dense.fanOut(), size));
        parameters.put(dense.name() + ".bias", uniform(random, dense.fanOut(), 0.5));
        if (dense.unit() instanceof Unit.PRelu) {
          parameters.put(dense.name() + ".slope", uniform(random, dense.fanOut(), 0.9));
        }
      } else if (layer instanceof Layer.Activation alone) {
        parameters.put(alone.name() + ".slope", uniform(random, alone.inputWidth(), 0.9));
      } else if (layer instanceof Layer.Standardize standardize) {
        parameters.put("standardize.mean", uniform(random, standardize.width(), 0.2));
        double[] deviation = uniform(random, standardize.width(), 0.3);
        for (int i = 0; i < deviation.length; i++) {
          deviation[i] += 0.7;
        }
        parameters.put("standardize.deviation", deviation);
      }
    }
    return parameters;
  }

  private static double[] uniform(SplittableRandom random, int count, double size) {
    return random.doubles(count, -size, size).toArray();
  }
}
