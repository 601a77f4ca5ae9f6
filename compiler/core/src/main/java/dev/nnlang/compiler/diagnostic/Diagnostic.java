package dev.nnlang.compiler.diagnostic;

import dev.nnlang.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One finding about a file.
 *
 * @param primary the place it is about, with a short word on it (may be empty)
 * @param message one factual line in lower case; advice belongs into {@code fix} or {@code notes}
 * @param secondary other places that explain it
 * @param notes further facts, a line each
 * @param fix what to do about it
 */
public record Diagnostic(
    Code code,
    Label primary,
    String message,
    List<Label> secondary,
    List<String> notes,
    Optional<Fix> fix)
    implements Comparable<Diagnostic> {
  public Diagnostic {
    secondary = List.copyOf(secondary);
    notes = List.copyOf(notes);
  }

  /** A place and a word on it. */
  public record Label(Span span, String text) {}

  /**
   * A cure.
   *
   * @param help the cure as a sentence
   * @param edit the same for a machine, where it can be applied as it stands
   */
  public record Fix(String help, Optional<Edit> edit) {}

  /** Replace what stands at {@code span} by {@code replacement}. */
  public record Edit(Span span, String replacement) {}

  /** Starts a diagnostic of {@code code} at {@code place}. */
  public static Builder of(Code code, Span place, String message) {
    return new Builder(code, place, message);
  }

  /** Whether it stops the compiler. */
  public Severity severity() {
    return code.severity();
  }

  /** In the order of the text, then of the codes. */
  @Override
  public int compareTo(Diagnostic other) {
    int byPlace = primary.span().compareTo(other.primary.span());
    return byPlace != 0 ? byPlace : code.number().compareTo(other.code.number());
  }

  /** Collects the parts of a diagnostic. */
  public static final class Builder {
    private final Code code;
    private final Span place;
    private final String message;
    private String label = "";
    private final List<Label> secondary = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Optional<Fix> fix = Optional.empty();

    private Builder(Code code, Span place, String message) {
      this.code = code;
      this.place = place;
      this.message = message;
    }

    /** The word on the primary place. */
    public Builder label(String text) {
      label = text;
      return this;
    }

    /** Another place that explains it. */
    public Builder label(Span span, String text) {
      secondary.add(new Label(span, text));
      return this;
    }

    /** A further fact. */
    public Builder note(String note) {
      notes.add(note);
      return this;
    }

    /** A cure that only a person can carry out. */
    public Builder help(String help) {
      fix = Optional.of(new Fix(help, Optional.empty()));
      return this;
    }

    /** A cure that a machine can carry out. */
    public Builder fix(String help, Span span, String replacement) {
      fix = Optional.of(new Fix(help, Optional.of(new Edit(span, replacement))));
      return this;
    }

    /** The diagnostic. */
    public Diagnostic build() {
      return new Diagnostic(code, new Label(place, label), message, secondary, notes, fix);
    }
  }
}
