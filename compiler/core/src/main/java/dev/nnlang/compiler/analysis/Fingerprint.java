package dev.nnlang.compiler.analysis;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.model.Decimal;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Network;
import dev.nnlang.compiler.model.Unit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Tells architectures apart: two networks with one fingerprint take and give the same values and
 * have the same tensors. How weights are drawn and trained does not count.
 */
public final class Fingerprint {
  private static final int HEX_DIGITS = 32;

  private Fingerprint() {}

  /** The first 32 hexadecimal digits of the SHA-256 of the network's description. */
  public static String of(Network network) {
    return ofText(description(network));
  }

  /** The first 32 hexadecimal digits of the SHA-256 of {@code text}. */
  static String ofText(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HEX_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new CompilerBug("every Java has SHA-256", e);
    }
  }

  private static String description(Network network) {
    StringBuilder text = new StringBuilder();
    text.append(network.name()).append(' ').append(network.precision()).append('\n');
    network.inputs().forEach(field -> text.append("input ").append(line(field)));
    network.outputs().forEach(field -> text.append("output ").append(line(field)));
    network.layers().forEach(layer -> text.append(layer.accept(new LayerLine())).append('\n'));
    return text.toString();
  }

  private static String line(Field field) {
    String type =
        field
            .type()
            .accept(
                new Field.Type.Visitor<>() {
                  @Override
                  public String real(Field.Real real) {
                    return "real " + real.range().map(Fingerprint::range).orElse("any");
                  }

                  @Override
                  public String bool(Field.Bool bool) {
                    return "boolean";
                  }

                  @Override
                  public String oneOf(Field.OneOf oneOf) {
                    return "one_of " + String.join(" ", oneOf.labels());
                  }
                });
    return field.name() + " " + field.shape() + " " + type + "\n";
  }

  private static String range(Field.Range range) {
    return Decimal.of(range.low()) + ".." + Decimal.of(range.high());
  }

  private static final class LayerLine implements Layer.Visitor<String> {
    @Override
    public String standardize(Layer.Standardize layer) {
      return "standardize";
    }

    @Override
    public String scale(Layer.Scale layer) {
      return "scale " + range(layer.target());
    }

    @Override
    public String dense(Layer.Dense layer) {
      return String.format(
          Locale.ROOT,
          "dense %s %s %s %s %s",
          layer.name(),
          layer.fanIn(),
          layer.fanOut(),
          unit(layer.unit()),
          layer.bias());
    }

    @Override
    public String activation(Layer.Activation layer) {
      return "activation " + layer.name() + " " + unit(layer.unit());
    }

    /** Where learned slopes begin is how they are drawn. */
    private static String unit(Unit unit) {
      return unit instanceof Unit.PRelu ? "prelu" : unit.spelling();
    }

    @Override
    public String dropout(Layer.Dropout layer) {
      return "dropout";
    }
  }
}
