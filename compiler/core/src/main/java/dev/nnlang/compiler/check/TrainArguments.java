package dev.nnlang.compiler.check;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.compiler.diagnostic.Diagnostic;
import dev.nnlang.compiler.diagnostic.Diagnostics;
import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The arguments of one call, each under the name of its parameter. */
final class TrainArguments {
  private final Map<String, Expression> values;

  private TrainArguments(Map<String, Expression> values) {
    this.values = Map.copyOf(values);
  }

  /** The argument of {@code parameter}, if it is written. */
  Optional<Expression> get(String parameter) {
    return Optional.ofNullable(values.get(parameter));
  }

  /**
   * What parameters a call has.
   *
   * @param required must be written, in this order or by name
   * @param optional may follow, in this order or by name
   * @param named may be written by name only
   */
  record Signature(List<String> required, List<String> optional, List<String> named) {
    static Signature of(String... required) {
      return new Signature(List.of(required), List.of(), List.of());
    }

    static Signature optional(String... optional) {
      return new Signature(List.of(), List.of(optional), List.of());
    }

    static Signature named(String... named) {
      return new Signature(List.of(), List.of(), List.of(named));
    }

    private List<String> ordered() {
      return Stream.concat(required.stream(), optional.stream()).toList();
    }

    private List<String> all() {
      return Stream.concat(ordered().stream(), named.stream()).toList();
    }
  }

  /** Gives each argument to its parameter; empty, and reported, where that cannot be done. */
  static Optional<TrainArguments> bind(
      Expression.Call call, Signature signature, Diagnostics diagnostics) {
    return bind(call.name().text(), call.arguments(), call.span(), signature, diagnostics);
  }

  /** The same for arguments without a call of their own. */
  static Optional<TrainArguments> bind(
      String callee,
      List<Expression.Argument> arguments,
      Span whole,
      Signature signature,
      Diagnostics diagnostics) {
    Binding binding = new Binding(callee, signature, diagnostics);
    arguments.forEach(binding::take);
    if (!binding.failed) {
      binding.requireAll(whole);
    }
    return binding.failed ? Optional.empty() : Optional.of(new TrainArguments(binding.values));
  }

  private static final class Binding {
    private final String callee;
    private final Signature signature;
    private final Diagnostics diagnostics;
    private final Map<String, Expression> values = new HashMap<>();
    private int inOrder;
    private boolean failed;

    Binding(String callee, Signature signature, Diagnostics diagnostics) {
      this.callee = callee;
      this.signature = signature;
      this.diagnostics = diagnostics;
    }

    void take(Expression.Argument argument) {
      Optional<Name> name = argument.name();
      if (name.isPresent()) {
        takeNamed(name.get(), argument);
        return;
      }
      List<String> ordered = signature.ordered();
      int index = inOrder++;
      if (index < ordered.size()) {
        put(ordered.get(index), argument);
      } else if (ordered.isEmpty() && signature.named().size() == 1) {
        String only = signature.named().get(0);
        fail(
            Diagnostic.of(
                    Code.WRONG_ARGUMENTS,
                    argument.span(),
                    String.format(Locale.ROOT, "`%s` takes its argument by name", callee))
                .fix(
                    String.format(Locale.ROOT, "write `%s:` before it", only),
                    new Span(argument.span().start(), argument.span().start()),
                    only + ": "));
      } else {
        fail(tooMany(argument, ordered.size()));
      }
    }

    private Diagnostic.Builder tooMany(Expression.Argument argument, int wanted) {
      Diagnostic.Builder finding =
          Diagnostic.of(
              Code.WRONG_ARGUMENTS,
              argument.span(),
              wanted == 0
                  ? String.format(Locale.ROOT, "`%s` takes no argument without a name", callee)
                  : String.format(Locale.ROOT, "`%s` takes %d %s", callee, wanted, plural(wanted)));
      return signature.named().isEmpty()
          ? finding.label("one too many").help("remove it")
          : finding
              .label("has no name")
              .help("name it: one of " + TrainUnknown.listed(signature.named()));
    }

    private void takeNamed(Name name, Expression.Argument argument) {
      if (signature.all().contains(name.text())) {
        put(name.text(), argument);
        return;
      }
      failed = true;
      List<String> free =
          signature.all().stream().filter(known -> !values.containsKey(known)).toList();
      String message = String.format(Locale.ROOT, "`%s` has no argument `%s`", callee, name.text());
      if (free.isEmpty() && !signature.required().isEmpty()) {
        diagnostics.add(
            Diagnostic.of(Code.WRONG_ARGUMENTS, argument.span(), message)
                .label("one too many")
                .help(none(callee))
                .build());
        return;
      }
      diagnostics.add(
          signature.all().isEmpty()
              ? Diagnostic.of(Code.WRONG_ARGUMENTS, argument.span(), message)
                  .help(String.format(Locale.ROOT, "write `%s` alone", callee))
                  .build()
              : TrainUnknown.of(
                  Code.WRONG_ARGUMENTS, name.span(), name.text(), signature.all(), message));
    }

    private static String none(String callee) {
      return callee.equals("csv")
          ? "remove it: `csv` takes the path alone, and commas separate the cells of the file"
          : "remove it";
    }

    private void put(String parameter, Expression.Argument argument) {
      Expression before = values.putIfAbsent(parameter, argument.value());
      if (before != null) {
        fail(
            Diagnostic.of(
                    Code.WRONG_ARGUMENTS,
                    argument.span(),
                    String.format(Locale.ROOT, "`%s` gets `%s` twice", callee, parameter))
                .label(before.span(), "first here")
                .help("keep one of them"));
      }
    }

    void requireAll(Span whole) {
      List<String> missing =
          signature.required().stream().filter(name -> !values.containsKey(name)).toList();
      if (!missing.isEmpty()) {
        int wanted = signature.required().size();
        fail(
            Diagnostic.of(
                    Code.WRONG_ARGUMENTS,
                    whole,
                    String.format(
                        Locale.ROOT,
                        "`%s` takes %d %s, but %d %s written",
                        callee,
                        wanted,
                        plural(wanted),
                        wanted - missing.size(),
                        wanted - missing.size() == 1 ? "is" : "are"))
                .help("add " + TrainUnknown.listed(missing)));
      }
    }

    private void fail(Diagnostic.Builder finding) {
      failed = true;
      diagnostics.add(finding.build());
    }

    private static String plural(int count) {
      return count == 1 ? "argument" : "arguments";
    }
  }
}
