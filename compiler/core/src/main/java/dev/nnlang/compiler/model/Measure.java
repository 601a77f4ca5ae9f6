package dev.nnlang.compiler.model;

/** A quantity that a rule, {@code keep} or an expectation looks at. */
public sealed interface Measure {
  /** As the language spells it, such as {@code validation.error}. */
  String spelling();

  /** What to do for each measure. */
  <R> R accept(Visitor<R> visitor);

  /** One of the three sets. */
  enum Part {
    TRAIN(""),
    VALIDATION("validation."),
    TEST("test.");

    private final String prefix;

    Part(String prefix) {
      this.prefix = prefix;
    }

    /** What stands before {@code error}. */
    public String prefix() {
      return prefix;
    }
  }

  /** E_in of a set: its mean loss without the penalty. */
  record MeanError(Part part) implements Measure {
    @Override
    public String spelling() {
      return part.prefix() + "error";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.error(this);
    }
  }

  /** Share of a set that is predicted right. */
  record Accuracy(Part part) implements Measure {
    @Override
    public String spelling() {
      return part.prefix() + "accuracy";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.accuracy(this);
    }
  }

  /** {@code (best before - best now) / |best before|} of {@code of} over {@code epochs}. */
  record Improvement(Measure of, int epochs) implements Measure {
    public Improvement {
      Require.positive(epochs, "epochs");
    }

    @Override
    public String spelling() {
      return "improvement(" + of.spelling() + ", " + epochs + " epochs)";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.improvement(this);
    }
  }

  /** What is counted rather than measured. */
  enum Counter {
    EPOCHS("epochs"),
    UPDATES("updates"),
    /** Seconds of training; compilation is not counted. */
    ELAPSED("elapsed"),
    /** Euclidean norm of the gradient of E_in over all parameters. */
    GRADIENT_NORM("gradient_norm"),
    /** Learned numbers of the network; for expectations. */
    PARAMETERS("parameters");

    private final String spelling;

    Counter(String spelling) {
      this.spelling = spelling;
    }

    /** As the language spells it. */
    public String spelling() {
      return spelling;
    }
  }

  /** A counter's value. */
  record Count(Counter counter) implements Measure {
    @Override
    public String spelling() {
      return counter.spelling();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.count(this);
    }
  }

  /** One method for each measure. */
  interface Visitor<R> {
    R error(MeanError error);

    R accuracy(Accuracy accuracy);

    R improvement(Improvement improvement);

    R count(Count count);
  }
}
