package dev.nnlang.compiler.model;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the names of a model are spelled in Java.
 *
 * <p>A spelling that Java or the generated code keeps for itself gets a trailing underscore: the
 * field {@code class} is {@code class_}, the model {@code Math} is {@code Math_}. Two names may
 * have one spelling; the checker refuses such a file.
 */
public final class JavaNames {
  private static final Set<String> KEYWORDS =
      Set.of(
          ("_ abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new non-sealed null package"
                  + " private protected public return short static strictfp super switch"
                  + " synchronized this throw throws transient true try void volatile while"
                  // Contextual: free for a variable in most places, never for a type.
                  + " exports module open opens permits provides record requires sealed to"
                  + " transitive uses var when with yield")
              .split(" "));

  /** Of java.lang, java.util and the runtime, what a class made from a model refers to or may. */
  private static final Set<String> TAKEN_TYPES =
      Set.of(
          ("Appendable AssertionError AutoCloseable Boolean Byte CharSequence Character Class"
                  + " ClassLoader ClassValue Cloneable Comparable Compiler Deprecated Double Enum"
                  + " Error Exception Float FunctionalInterface IllegalArgumentException"
                  + " IllegalStateException IndexOutOfBoundsException Integer Iterable Long Math"
                  + " Module ModuleLayer NullPointerException Number Object Override Package Process"
                  + " ProcessBuilder ProcessHandle Readable Record Runnable Runtime RuntimeException"
                  + " SafeVarargs Short StackWalker StrictMath String StringBuffer StringBuilder"
                  + " SuppressWarnings System Thread ThreadGroup ThreadLocal Throwable"
                  + " UnsupportedOperationException Void"
                  + " Arrays Collections List Map Objects Optional Set"
                  + " Checked Elementary ExampleSource Examples Initialization Initializer Learner"
                  + " Network Precision RandomStream Schedule Signature StopRule Tensor Trainer"
                  + " Workspace")
              .split(" "));

  /**
   * Nested in it, in any case, since some file systems do not tell one from the other: those that
   * every class has, and one for each learner and for each round of a greedy phase.
   */
  private static final Pattern NESTED_TYPES =
      Pattern.compile(
          "Rows|Places|Input|Prediction|PlainNetwork|VectorNetwork|Backpropagation[0-9]*|Phase[0-9]+Round[0-9]+",
          Pattern.CASE_INSENSITIVE);

  /** Static fields of a generated class, any of which would hide a class of its name. */
  private static final Set<String> TAKEN_FIELDS =
      Set.of("SIGNATURE", "LANES", "TALL", "LOW", "HIGH", "P", "V");

  /** Methods that every object has, which no input can be called, and one of the class. */
  private static final Set<String> TAKEN_METHODS =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toRow",
          "toString",
          "wait");

  /** With a model's name as long, its `$` and `.class`, still the name of a file. */
  private static final int LONGEST_NESTED = 100;

  private static final Set<String> WINDOWS_DEVICES =
      Set.of(
          ("con prn aux nul com0 com1 com2 com3 com4 com5 com6 com7 com8 com9"
                  + " lpt0 lpt1 lpt2 lpt3 lpt4 lpt5 lpt6 lpt7 lpt8 lpt9")
              .split(" "));

  private JavaNames() {}

  /**
   * A variable or method: {@code sepal_length} is {@code sepalLength}, {@code RGB} is {@code rgb}.
   */
  public static String field(String name) {
    StringBuilder joined = new StringBuilder();
    for (String part : name.split("_", -1)) {
      String word = isUpperCase(name) ? part.toLowerCase(Locale.ROOT) : part;
      joined.append(joined.isEmpty() ? first(word, false) : first(word, true));
    }
    String java = startable(joined.toString(), name);
    return isKeyword(java) || TAKEN_METHODS.contains(java) ? java + "_" : java;
  }

  /**
   * An enum constant: {@code setosa} is {@code SETOSA}, {@code 3} is {@code _3}, {@code -3} is
   * {@code MINUS_3}.
   */
  public static String constant(String label) {
    StringBuilder java = new StringBuilder();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (i > 0 && isUpper(c) && isLower(label.charAt(i - 1))) {
        java.append('_');
      }
      java.append(c == '-' ? "MINUS_" : String.valueOf(c).toUpperCase(Locale.ROOT));
    }
    String constant = startable(java.toString(), label);
    return isKeyword(constant) ? constant + "_" : constant;
  }

  /** A class: {@code species} is {@code Species}, {@code flower_kind} is {@code FlowerKind}. */
  public static String type(String name) {
    StringBuilder joined = new StringBuilder();
    for (String part : name.split("_", -1)) {
      joined.append(first(part, true));
    }
    String java = startable(joined.toString(), name);
    return isKeyword(java) || isTaken(java) ? java + "_" : java;
  }

  /**
   * A class within that of a model: as {@link #type}, but cut where file systems could not bear it.
   */
  public static String nestedType(String name) {
    String java = type(name);
    if (TAKEN_FIELDS.contains(java)) {
      return java + "_";
    }
    return java.length() > LONGEST_NESTED ? java.substring(0, LONGEST_NESTED) + "_" : java;
  }

  private static boolean isTaken(String type) {
    return TAKEN_TYPES.contains(type) || NESTED_TYPES.matcher(type).matches();
  }

  /** Whether {@code javaName}, the spelling of {@code name}, had to give way to Java. */
  public static boolean isRenamed(String name, String javaName) {
    return javaName.endsWith("_") && !name.endsWith("_");
  }

  /** Whether Java keeps {@code word} for itself, contextual keywords included. */
  public static boolean isKeyword(String word) {
    return KEYWORDS.contains(word);
  }

  /** Whether Windows refuses files and folders called {@code word}, with any ending. */
  public static boolean isWindowsDevice(String word) {
    return WINDOWS_DEVICES.contains(word.toLowerCase(Locale.ROOT));
  }

  /** A name of underscores alone keeps them; one that begins with a digit gets one in front. */
  private static String startable(String java, String name) {
    if (java.isEmpty()) {
      return name;
    }
    return Character.isDigit(java.charAt(0)) ? "_" + java : java;
  }

  private static String first(String word, boolean upper) {
    if (word.isEmpty()) {
      return word;
    }
    String first = word.substring(0, 1);
    return (upper ? first.toUpperCase(Locale.ROOT) : first.toLowerCase(Locale.ROOT))
        + word.substring(1);
  }

  private static boolean isUpperCase(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
