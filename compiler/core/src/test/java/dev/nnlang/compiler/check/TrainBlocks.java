package dev.nnlang.compiler.check;

import dev.nnlang.compiler.source.Span;
import dev.nnlang.compiler.syntax.DataSyntax;
import dev.nnlang.compiler.syntax.ExpectSyntax;
import dev.nnlang.compiler.syntax.Expression;
import dev.nnlang.compiler.syntax.Name;
import dev.nnlang.compiler.syntax.SettingSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.CheckpointSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.Kind;
import dev.nnlang.compiler.syntax.TrainSyntax.PhaseSyntax;
import dev.nnlang.compiler.syntax.TrainSyntax.PlateauSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads one well-formed data, train or expect block into its syntax, for tests of the rules. */
final class TrainBlocks extends TrainWords {
  private TrainBlocks(String text) {
    super(text);
  }

  static DataSyntax data(String text) {
    return new TrainBlocks(text).data();
  }

  static TrainSyntax train(String text) {
    return new TrainBlocks(text).train();
  }

  static ExpectSyntax expect(String text) {
    return new TrainBlocks(text).expect();
  }

  private DataSyntax data() {
    Span start = next("data").span();
    Name name = next();
    next("{");
    List<DataSyntax.SourceSyntax> sources = new ArrayList<>();
    List<DataSyntax.SplitSyntax> splits = new ArrayList<>();
    while (!take("}")) {
      if (sees("split")) {
        splits.add(split());
      } else {
        Name key = next();
        next(":");
        DataSyntax.Origin origin = origin();
        sources.add(new DataSyntax.SourceSyntax(key, origin, key.span().to(before())));
      }
    }
    return new DataSyntax(Optional.empty(), name, sources, splits, start.to(before()));
  }

  private DataSyntax.SplitSyntax split() {
    Span start = next("split").span();
    next(":");
    List<DataSyntax.SplitPart> parts = commas(this::part);
    return new DataSyntax.SplitSyntax(parts, start.to(before()));
  }

  private DataSyntax.SplitPart part() {
    Name word = next();
    Optional<Expression.NumberLiteral> number =
        seesNumber() ? Optional.of(number()) : Optional.empty();
    return new DataSyntax.SplitPart(word, number, word.span().to(before()));
  }

  private DataSyntax.Origin origin() {
    Span start = here();
    if (seesNumber()) {
      Expression.NumberLiteral amount = number();
      next("of");
      Name of = next();
      Optional<Expression> seed = Optional.empty();
      if (take(",")) {
        next("seed");
        seed = Optional.of(signed());
      }
      return new DataSyntax.Share(amount, of, seed, start.to(before()));
    }
    if (sees("rows")) {
      return rows();
    }
    return new DataSyntax.Reader((Expression.Call) value());
  }

  private DataSyntax.Rows rows() {
    Span start = next("rows").span();
    next("(");
    List<Name> columns = commas(this::next);
    next(")");
    next("{");
    List<DataSyntax.Row> rows = new ArrayList<>();
    while (!take("}")) {
      Span first = here();
      List<Expression> cells = commas(this::signed);
      rows.add(new DataSyntax.Row(cells, first.to(before())));
    }
    return new DataSyntax.Rows(columns, rows, start.to(before()));
  }

  private TrainSyntax train() {
    Span start = next("train").span();
    Name model = next();
    next("on");
    Name data = next();
    Entries entries = new Entries();
    entries.read();
    return new TrainSyntax(
        Optional.empty(),
        model,
        data,
        entries.settings,
        entries.plateaus,
        entries.checkpoints,
        entries.phases,
        start.to(before()));
  }

  private final class Entries {
    final List<SettingSyntax> settings = new ArrayList<>();
    final List<PlateauSyntax> plateaus = new ArrayList<>();
    final List<CheckpointSyntax> checkpoints = new ArrayList<>();
    final List<PhaseSyntax> phases = new ArrayList<>();

    void read() {
      next("{");
      while (!take("}")) {
        if (sees("phase")) {
          phases.add(phase());
        } else if (sees("on")) {
          plateaus.add(plateau());
        } else if (sees("checkpoint")) {
          checkpoints.add(checkpoint());
        } else {
          Name key = next();
          next(":");
          List<Expression> values = commas(TrainBlocks.this::value);
          settings.add(new SettingSyntax(key, values, key.span().to(before())));
        }
      }
    }
  }

  private PlateauSyntax plateau() {
    Span start = next("on").span();
    next("plateau");
    List<Expression.Argument> arguments = arguments();
    next(":");
    next("rate");
    next("*");
    Expression factor = signed();
    Optional<Expression> atMost = Optional.empty();
    if (take(",")) {
      next("at");
      next("most");
      atMost = Optional.of(signed());
      next("times");
    }
    return new PlateauSyntax(arguments, factor, atMost, start.to(before()));
  }

  private CheckpointSyntax checkpoint() {
    Span start = next("checkpoint").span();
    next(":");
    next("every");
    Expression.Quantity every = quantity();
    Optional<Expression> keep = Optional.empty();
    if (take(",")) {
      next("keep");
      keep = Optional.of(signed());
    }
    return new CheckpointSyntax(every, keep, start.to(before()));
  }

  private PhaseSyntax phase() {
    Span start = next("phase").span();
    Name name = next();
    next(":");
    Kind kind = kind();
    List<Name> layers = kind == Kind.ALL ? List.of() : commas(this::next);
    Entries entries = new Entries();
    entries.read();
    return new PhaseSyntax(
        name, kind, layers, entries.settings, entries.plateaus, start.to(before()));
  }

  private Kind kind() {
    if (take("all")) {
      return Kind.ALL;
    }
    if (take("only")) {
      return Kind.ONLY;
    }
    next("greedy");
    Kind kind = take("autoencoder") ? Kind.GREEDY_AUTOENCODER : Kind.GREEDY_SUPERVISED;
    if (kind == Kind.GREEDY_SUPERVISED) {
      next("supervised");
    }
    next("over");
    return kind;
  }

  private ExpectSyntax expect() {
    Span start = next("expect").span();
    Name model = next();
    next("{");
    List<Expression.Binary> clauses = new ArrayList<>();
    while (!take("}")) {
      clauses.add((Expression.Binary) value());
    }
    return new ExpectSyntax(Optional.empty(), model, clauses, start.to(before()));
  }
}
