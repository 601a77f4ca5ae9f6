package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.ParamSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Gives each param its value, in the order of the file; a default may use the params before it. */
final class CheckParams {
  private final List<ParamSyntax> syntax;
  private final Map<String, String> overrides;
  private final Diagnostics diagnostics;
  private final Params params = new Params();
  private final Numbers numbers;
  private final Map<String, Name> declared = new HashMap<>();

  private CheckParams(
      List<ParamSyntax> syntax, Map<String, String> overrides, Diagnostics diagnostics) {
    this.syntax = syntax;
    this.overrides = overrides;
    this.diagnostics = diagnostics;
    this.numbers = params.numbers(diagnostics);
    syntax.forEach(param -> declared.putIfAbsent(param.name().text(), param.name()));
  }

  /** The params of a file; {@code overrides} are values as a command line has them. */
  static Params run(
      List<ParamSyntax> syntax, Map<String, String> overrides, Diagnostics diagnostics) {
    CheckDuplicates.run("param", syntax.stream().map(ParamSyntax::name).toList(), diagnostics);
    CheckParams check = new CheckParams(syntax, overrides, diagnostics);
    check.reportUnknownOverrides();
    for (ParamSyntax param : syntax) {
      if (!check.params.has(param.name().text())) {
        check.evaluate(param);
      }
    }
    return check.params;
  }

  private void reportUnknownOverrides() {
    List<String> known = syntax.stream().map(param -> param.name().text()).toList();
    Span place = syntax.isEmpty() ? new Span(0, 0) : syntax.get(0).name().span();
    for (String name : new TreeMap<>(overrides).keySet()) {
      if (!declared.containsKey(name)) {
        String others =
            known.isEmpty()
                ? "the file declares no params"
                : "set one of: " + String.join(", ", known);
        diagnostics.add(
            Diagnostic.of(
                    Code.UNKNOWN_PARAM,
                    place,
                    String.format(
                        Locale.ROOT, "no param is called `%s`, which is set from outside", name))
                .help(
                    Nearest.to(name, known)
                        .map(near -> String.format(Locale.ROOT, "did you mean `%s`?", near))
                        .orElse(others))
                .build());
      }
    }
  }

  private void evaluate(ParamSyntax param) {
    boolean known =
        switch (param.type().text()) {
          case "int" -> number(param, true);
          case "real" -> number(param, false);
          case "boolean" -> truth(param);
          default -> unknownType(param.type());
        };
    if (!known) {
      params.broken(param.name().text());
    }
  }

  private boolean unknownType(Name type) {
    List<String> known = Vocabulary.names(Vocabulary.PARAM_TYPES);
    diagnostics.add(UnknownWord.of(Code.UNKNOWN_NAME, "a type of a param", type, known));
    return false;
  }

  private boolean number(ParamSyntax param, boolean whole) {
    Optional<Double> standard = usesLater(param) ? Optional.empty() : standard(param, whole);
    Optional<Double> value = standard;
    boolean fits = standard.isPresent() && fits(param, standard.get(), param.value().span());
    String override = overrides.get(param.name().text());
    if (override != null) {
      value = new ReadOverride(param, override, diagnostics).number(whole);
      fits &= value.isPresent() && fits(param, value.get(), param.name().span());
    }
    if (!fits || value.isEmpty()) {
      return false;
    }
    params.number(param.name().text(), value.get(), whole);
    return true;
  }

  private Optional<Double> standard(ParamSyntax param, boolean whole) {
    String what = String.format(Locale.ROOT, "param `%s`", param.name());
    return whole
        ? numbers.whole(param.value(), what).stream().mapToObj(v -> (double) v).findFirst()
        : numbers.real(param.value(), what).stream().boxed().findFirst();
  }

  private boolean truth(ParamSyntax param) {
    param
        .range()
        .ifPresent(
            range ->
                diagnostics.add(
                    Diagnostic.of(Code.BAD_TYPE, range.span(), "a boolean param has no range")
                        .help("leave out the range")
                        .build()));
    String what = String.format(Locale.ROOT, "param `%s`", param.name());
    Optional<Boolean> value =
        usesLater(param) ? Optional.empty() : numbers.truth(param.value(), what);
    String override = overrides.get(param.name().text());
    if (override != null) {
      Optional<Boolean> set = new ReadOverride(param, override, diagnostics).truth();
      value = value.isPresent() ? set : value;
    }
    value.ifPresent(known -> params.truth(param.name().text(), known));
    return value.isPresent();
  }

  /** Reports a default over a param that has no value yet. */
  private boolean usesLater(ParamSyntax param) {
    for (Expression.Reference used : references(param.value()).toList()) {
      Name other = declared.get(used.text());
      if (other != null && !params.has(used.text())) {
        diagnostics.add(
            Diagnostic.of(
                    Code.UNKNOWN_PARAM,
                    used.span(),
                    String.format(
                        Locale.ROOT,
                        "param `%s` uses `%s`, which has no value yet",
                        param.name(),
                        used.text()))
                .label(other.span(), "declared here")
                .help("use only params that are declared before")
                .build());
        return true;
      }
    }
    return false;
  }

  private static Stream<Expression.Reference> references(Expression arithmetic) {
    if (arithmetic instanceof Expression.Binary binary) {
      return Stream.concat(references(binary.left()), references(binary.right()));
    }
    if (arithmetic instanceof Expression.Unary unary) {
      return references(unary.operand());
    }
    return Stream.of(arithmetic)
        .filter(Expression.Reference.class::isInstance)
        .map(Expression.Reference.class::cast);
  }

  private boolean fits(ParamSyntax param, double value, Span place) {
    if (param.range().isEmpty()) {
      return true;
    }
    return new ReadRange(numbers, diagnostics)
        .from(param.range().get())
        .map(
            range -> (value >= range.low() && value <= range.high()) || refuse(param, value, place))
        .orElse(false);
  }

  private boolean refuse(ParamSyntax param, double value, Span place) {
    Expression.Range range = param.range().orElseThrow();
    diagnostics.add(
        Diagnostic.of(
                Code.PARAM_OUT_OF_RANGE,
                place,
                String.format(Locale.ROOT, "param `%s` is outside its range", param.name()))
            .label("is " + Numbers.plain(value))
            .label(range.span(), "the range")
            .help("choose a value within the range, or widen it")
            .build());
    return false;
  }
}
