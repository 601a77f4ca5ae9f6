package dev.nnlang.compiler.check;

import dev.nnlang.compiler.check.TrainArguments.Signature;
import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.syntax.Expression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads {@code optimizer: sgd(momentum: 0.9)}; what is not written is PyTorch's default. */
final class OptimizerReader {
  private static final List<String> OPTIMIZERS =
      List.of("sgd", "nesterov", "adagrad", "rmsprop", "adam", "adamw", "line_search", "lbfgs");
  private static final int LARGEST_HISTORY = 1000;

  private final TrainScene scene;

  private OptimizerReader(TrainScene scene) {
    this.scene = scene;
  }

  /** Plain gradient descent, where the file says none. */
  static Optimizer unsaid() {
    return new Optimizer.Sgd(0);
  }

  static Optional<Optimizer> read(Expression value, TrainScene scene) {
    OptimizerReader reader = new OptimizerReader(scene);
    return TrainCall.of(value, "`optimizer`", "sgd", scene.diagnostics()).flatMap(reader::read);
  }

  private Optional<Optimizer> read(Expression.Call call) {
    return switch (call.name().text()) {
      case "sgd" -> isNesterov(call) ? notSgd(call) : bind(call, "momentum").flatMap(this::sgd);
      case "nesterov" -> bind(call, "momentum").flatMap(this::nesterov);
      case "adagrad" -> bind(call, "epsilon").flatMap(this::adaGrad);
      case "rmsprop" -> bind(call, "decay", "epsilon").flatMap(this::rmsProp);
      case "adam" -> adam(call, false);
      case "adamw" -> adam(call, true);
      case "line_search" -> bind(call).map(none -> new Optimizer.LineSearch());
      case "lbfgs" -> bind(call, "history").flatMap(this::lbfgs);
      default -> {
        scene.unknown(
            call.name().span(),
            call.name().text(),
            OPTIMIZERS,
            String.format(Locale.ROOT, "no optimizer is called `%s`", call.name().text()));
        yield Optional.empty();
      }
    };
  }

  /** {@code sgd(nesterov: true)}, as in other libraries. */
  private static boolean isNesterov(Expression.Call call) {
    return call.arguments().stream()
        .anyMatch(
            argument ->
                argument.name().filter(name -> name.text().equals("nesterov")).isPresent()
                    && argument.value() instanceof Expression.Reference value
                    && value.text().equalsIgnoreCase("true"));
  }

  private Optional<Optimizer> notSgd(Expression.Call call) {
    String momentum =
        call.arguments().stream()
            .filter(
                argument -> argument.name().filter(n -> n.text().equals("momentum")).isPresent())
            .map(argument -> scene.textAt(argument.span()))
            .findFirst()
            .orElse("momentum: 0.9");
    String whole = String.format(Locale.ROOT, "nesterov(%s)", momentum);
    scene.report(
        Diagnostic.of(Code.WRONG_ARGUMENTS, call.span(), "`nesterov` is an optimizer of its own")
            .fix(String.format(Locale.ROOT, "write `%s`", whole), call.span(), whole));
    return Optional.empty();
  }

  private Optional<TrainArguments> bind(Expression.Call call, String... named) {
    return TrainArguments.bind(call, Signature.named(named), scene.diagnostics());
  }

  private OptionalDouble real(
      TrainArguments arguments, String name, TrainRange range, double unsaid) {
    Optional<Expression> written = arguments.get(name);
    return written.isPresent()
        ? range.readHeld(written.get(), String.format(Locale.ROOT, "`%s`", name), scene)
        : OptionalDouble.of(unsaid);
  }

  private Optional<Optimizer> sgd(TrainArguments arguments) {
    OptionalDouble momentum = real(arguments, "momentum", TrainRange.BELOW_ONE, 0);
    return momentum.isPresent()
        ? Optional.of(new Optimizer.Sgd(momentum.getAsDouble()))
        : Optional.empty();
  }

  private Optional<Optimizer> nesterov(TrainArguments arguments) {
    OptionalDouble momentum =
        real(
            arguments,
            "momentum",
            TrainRange.BETWEEN_ZERO_AND_ONE,
            Optimizer.Nesterov.UNSAID_MOMENTUM);
    return momentum.isPresent()
        ? Optional.of(new Optimizer.Nesterov(momentum.getAsDouble()))
        : Optional.empty();
  }

  private Optional<Optimizer> adaGrad(TrainArguments arguments) {
    OptionalDouble epsilon =
        real(arguments, "epsilon", TrainRange.POSITIVE, Optimizer.AdaGrad.UNSAID_EPSILON);
    return epsilon.isPresent()
        ? Optional.of(new Optimizer.AdaGrad(epsilon.getAsDouble()))
        : Optional.empty();
  }

  private Optional<Optimizer> rmsProp(TrainArguments arguments) {
    OptionalDouble decay =
        real(arguments, "decay", TrainRange.BELOW_ONE, Optimizer.RmsProp.UNSAID_DECAY);
    OptionalDouble epsilon =
        real(arguments, "epsilon", TrainRange.POSITIVE, Optimizer.RmsProp.UNSAID_EPSILON);
    return decay.isPresent() && epsilon.isPresent()
        ? Optional.of(new Optimizer.RmsProp(decay.getAsDouble(), epsilon.getAsDouble()))
        : Optional.empty();
  }

  private Optional<Optimizer> adam(Expression.Call call, boolean decoupled) {
    return bind(call, "beta1", "beta2", "epsilon", "weight_decay")
        .flatMap(arguments -> adam(arguments, decoupled));
  }

  private Optional<Optimizer> adam(TrainArguments arguments, boolean decoupled) {
    OptionalDouble beta1 =
        real(arguments, "beta1", TrainRange.BELOW_ONE, Optimizer.Adam.UNSAID_BETA1);
    OptionalDouble beta2 =
        real(arguments, "beta2", TrainRange.BELOW_ONE, Optimizer.Adam.UNSAID_BETA2);
    OptionalDouble epsilon =
        real(arguments, "epsilon", TrainRange.POSITIVE, Optimizer.Adam.UNSAID_EPSILON);
    OptionalDouble decay =
        real(
            arguments,
            "weight_decay",
            TrainRange.NOT_NEGATIVE,
            Optimizer.Adam.unsaidDecay(decoupled));
    return beta1.isPresent() && beta2.isPresent() && epsilon.isPresent() && decay.isPresent()
        ? Optional.of(
            new Optimizer.Adam(
                beta1.getAsDouble(),
                beta2.getAsDouble(),
                epsilon.getAsDouble(),
                decay.getAsDouble(),
                decoupled))
        : Optional.empty();
  }

  private Optional<Optimizer> lbfgs(TrainArguments arguments) {
    Optional<Expression> written = arguments.get("history");
    OptionalInt history =
        written.isPresent()
            ? scene.numbers().whole(written.get(), "`history`", 1, LARGEST_HISTORY)
            : OptionalInt.of(Optimizer.Lbfgs.UNSAID_HISTORY);
    return history.isPresent()
        ? Optional.of(new Optimizer.Lbfgs(history.getAsInt()))
        : Optional.empty();
  }
}
