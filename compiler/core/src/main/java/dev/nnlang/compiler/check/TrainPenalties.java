package dev.nnlang.compiler.check;

import dev.nnlang.compiler.check.TrainArguments.Signature;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Penalty;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Reads {@code regularize: l2(1e-4), max_norm(3)}; each kind once. */
final class TrainPenalties {
  private static final List<String> PENALTIES = List.of("l2", "l1", "max_norm");

  private final TrainScene scene;

  private TrainPenalties(TrainScene scene) {
    this.scene = scene;
  }

  /** The penalties of {@code values}; all are read though one is wrong. */
  static Optional<List<Penalty>> read(List<Expression> values, TrainScene scene) {
    TrainPenalties reader = new TrainPenalties(scene);
    List<Penalty> penalties = new ArrayList<>();
    Map<String, Span> seen = new HashMap<>();
    for (Expression value : values) {
      TrainCall.of(value, "`regularize`", "l2(1e-4)", scene.diagnostics())
          .filter(call -> reader.isFirst(call, seen))
          .flatMap(reader::penalty)
          .ifPresent(penalties::add);
    }
    return penalties.size() == values.size() ? Optional.of(penalties) : Optional.empty();
  }

  private boolean isFirst(Expression.Call call, Map<String, Span> seen) {
    Span before = seen.putIfAbsent(call.name().text(), call.span());
    if (before == null) {
      return true;
    }
    scene.report(
        Diagnostic.of(
                Code.DUPLICATE_NAME,
                call.span(),
                String.format(Locale.ROOT, "`%s` is set twice", call.name().text()))
            .label(before, "first here")
            .help("keep one of them"));
    return false;
  }

  private Optional<Penalty> penalty(Expression.Call call) {
    return switch (call.name().text()) {
      case "l2" -> strength(call, Penalty.L2::new);
      case "l1" -> strength(call, Penalty.L1::new);
      case "max_norm" -> strength(call, Penalty.MaxNorm::new);
      default -> {
        scene.unknown(
            call.name().span(),
            call.name().text(),
            PENALTIES,
            String.format(Locale.ROOT, "no penalty is called `%s`", call.name().text()));
        yield Optional.empty();
      }
    };
  }

  private Optional<Penalty> strength(Expression.Call call, DoubleFunction<Penalty> penalty) {
    Optional<Expression> written =
        TrainArguments.bind(call, Signature.of("strength"), scene.diagnostics())
            .flatMap(arguments -> arguments.get("strength"));
    if (written.isEmpty()) {
      return Optional.empty();
    }
    String what = String.format(Locale.ROOT, "what `%s` takes", call.name().text());
    OptionalDouble strength = TrainRange.POSITIVE.readHeld(written.get(), what, scene);
    // The gradient of c w^2 is 2 c w.
    return strength.isPresent()
            && scene
                .representable()
                .check(2 * strength.getAsDouble(), "twice this number", written.get().span())
        ? Optional.of(penalty.apply(strength.getAsDouble()))
        : Optional.empty();
  }
}
