package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of a word such as {@code relu} or {@code gaussian(sigma: 0.3)}, taken one by one.
 * What nobody has asked for in the end is reported.
 */
final class Arguments {
  private final Name callee;
  private final Span span;
  private final List<Expression.Argument> rest;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Diagnostics diagnostics;

  private Arguments(
      Name callee, Span span, List<Expression.Argument> arguments, Diagnostics diagnostics) {
    this.callee = callee;
    this.span = span;
    this.rest = new ArrayList<>(arguments);
    this.diagnostics = diagnostics;
  }

  /** The word and its arguments, or a report that {@code what} must be such a word. */
  static Optional<Arguments> of(Expression expression, String what, Diagnostics diagnostics) {
    Optional<Name> word = word(expression);
    if (word.isPresent()) {
      return Optional.of(new Arguments(word.get(), expression.span(), List.of(), diagnostics));
    }
    if (expression instanceof Expression.Call call) {
      return Optional.of(new Arguments(call.name(), call.span(), call.arguments(), diagnostics));
    }
    diagnostics.add(
        Diagnostic.of(
                Code.WRONG_KIND,
                expression.span(),
                String.format(Locale.ROOT, "%s must be a name", what))
            .label("is not a name")
            .help("write a name, with arguments in parentheses where it takes some")
            .build());
    return Optional.empty();
  }

  /** The name that {@code expression} is, if it is one name without dots. */
  static Optional<Name> word(Expression expression) {
    return expression instanceof Expression.Reference reference && reference.path().size() == 1
        ? Optional.of(reference.path().get(0))
        : Optional.empty();
  }

  Name callee() {
    return callee;
  }

  Span span() {
    return span;
  }

  /** The argument called {@code name}, or else the first of those left that have no name. */
  Optional<Expression> next(String name) {
    Optional<Expression> named = named(name);
    return named.isPresent() ? named : take(Optional.empty());
  }

  /** The argument called {@code name}. */
  Optional<Expression> named(String name) {
    asked.add(name);
    return take(Optional.of(name));
  }

  private Optional<Expression> take(Optional<String> name) {
    for (Expression.Argument argument : rest) {
      if (argument.name().map(Name::text).equals(name)) {
        rest.remove(argument);
        return Optional.of(argument.value());
      }
    }
    return Optional.empty();
  }

  /** Reports that an argument is not there. */
  void missing(String what, String form) {
    diagnostics.add(
        Diagnostic.of(
                Code.WRONG_ARGUMENTS,
                span,
                String.format(Locale.ROOT, "`%s` needs %s", callee, what))
            .help(String.format(Locale.ROOT, "write `%s`", form))
            .build());
  }

  /** Reports each argument that nobody has asked for; true if there is none. */
  boolean allTaken(String form) {
    rest.forEach(argument -> diagnostics.add(leftOver(argument, form)));
    return rest.isEmpty();
  }

  private Diagnostic leftOver(Expression.Argument argument, String form) {
    if (asked.isEmpty()) {
      return Diagnostic.of(
              Code.WRONG_ARGUMENTS,
              argument.span(),
              String.format(Locale.ROOT, "`%s` takes no arguments", callee))
          .fix(String.format(Locale.ROOT, "write `%s`", callee), span, callee.text())
          .build();
    }
    String help = String.format(Locale.ROOT, "write `%s`", form);
    if (argument.name().isEmpty()) {
      return Diagnostic.of(
              Code.WRONG_ARGUMENTS,
              argument.span(),
              String.format(Locale.ROOT, "`%s` has an argument too many", callee))
          .help(help)
          .build();
    }
    Name name = argument.name().get();
    String message =
        asked.contains(name.text())
            ? String.format(Locale.ROOT, "`%s` has two arguments `%s`", callee, name)
            : String.format(Locale.ROOT, "`%s` has no argument `%s`", callee, name);
    return asked.contains(name.text())
        ? Diagnostic.of(Code.WRONG_ARGUMENTS, argument.span(), message).help(help).build()
        : UnknownWord.of(Code.WRONG_ARGUMENTS, message, name, asked, help);
  }
}
