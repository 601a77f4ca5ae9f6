package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Warns of a first dense layer of saturating units whose signals start large: {@code sigma^2 max
 * ||x||^2 > 1}, where the declared ranges bound the norm.
 *
 * @see "Abu-Mostafa, Magdon-Ismail, Lin: Learning From Data, e-chapter 7, initialisation"
 */
final class WarnLargeSigma {
  private WarnLargeSigma() {}

  static void run(
      List<DeclaredField> inputs,
      List<Link> links,
      Placed<Initializer> unsaid,
      Diagnostics diagnostics) {
    Optional<Field.Range> scaled = Optional.empty();
    for (Link link : links) {
      if (link instanceof Link.Scale scale) {
        scaled = Optional.of(scale.target().value());
      } else if (link instanceof Link.Dense dense) {
        squaredNorm(inputs, scaled)
            .ifPresent(norm -> check(dense, norm, dense.initializer().orElse(unsaid), diagnostics));
        return;
      } else if (!(link instanceof Link.Dropout)) {
        // Behind standardize or a unit alone the ranges say nothing.
        return;
      }
    }
  }

  private static void check(
      Link.Dense dense, double norm, Placed<Initializer> initializer, Diagnostics diagnostics) {
    boolean saturates = dense.unit().filter(unit -> saturates(unit.value())).isPresent();
    if (!saturates || !(initializer.value() instanceof Initializer.Gaussian gaussian)) {
      return;
    }
    double product = gaussian.sigma() * gaussian.sigma() * norm;
    if (product > 1) {
      diagnostics.add(
          Diagnostic.of(
                  Code.LARGE_SIGMA,
                  initializer.span(),
                  String.format(
                      Locale.ROOT,
                      "sigma^2 * max ||x||^2 may be %s, which is not far below 1",
                      rounded(product)))
              .label("sigma is " + Numbers.plain(gaussian.sigma()))
              .label(dense.span(), "saturates where signals are large")
              .note(
                  String.format(
                      Locale.ROOT, "max ||x||^2 is %s by the declared ranges", rounded(norm)))
              .fix("write `gaussian(auto)`", initializer.span(), "gaussian(auto)")
              .build());
    }
  }

  private static boolean saturates(Unit unit) {
    return unit instanceof Unit.Sigmoid
        || unit instanceof Unit.Tanh
        || unit instanceof Unit.HardTanh;
  }

  /** The largest {@code ||x||^2} that the ranges allow; empty if an input has none. */
  private static OptionalDouble squaredNorm(
      List<DeclaredField> inputs, Optional<Field.Range> scaled) {
    double sum = 0;
    for (DeclaredField input : inputs) {
      Optional<Field.Range> range = InputRange.of(input.field());
      if (range.isEmpty()) {
        return OptionalDouble.empty();
      }
      sum += squaredNorm(input.field(), scaled.orElse(range.get()));
    }
    return OptionalDouble.of(sum);
  }

  private static double squaredNorm(Field field, Field.Range range) {
    double low = range.low() * range.low();
    double high = range.high() * range.high();
    if (field.type() instanceof Field.OneOf oneOf) {
      // One number stands at the high end, the others at the low end.
      return field.count() * (high + (oneOf.labels().size() - 1) * low);
    }
    return field.count() * Math.max(low, high);
  }

  private static String rounded(double number) {
    if (!Double.isFinite(number)) {
      return "infinite";
    }
    BigDecimal short3 = new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros();
    return number < 1e15 ? short3.toPlainString() : short3.toString();
  }
}
