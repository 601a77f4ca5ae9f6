package dev.nnlang.compiler.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.compiler.CompileRequest;
import dev.nnlang.compiler.Compiler;
import dev.nnlang.compiler.model.Data;
import dev.nnlang.compiler.model.Expectation;
import dev.nnlang.compiler.model.Field;
import dev.nnlang.compiler.model.Initializer;
import dev.nnlang.compiler.model.Layer;
import dev.nnlang.compiler.model.Loss;
import dev.nnlang.compiler.model.Measure;
import dev.nnlang.compiler.model.Optimizer;
import dev.nnlang.compiler.model.Penalty;
import dev.nnlang.compiler.model.Precision;
import dev.nnlang.compiler.model.Schedule;
import dev.nnlang.compiler.model.StopRule;
import dev.nnlang.compiler.model.Training;
import dev.nnlang.compiler.model.Unit;
import dev.nnlang.compiler.source.SourceFile;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the language reference show every word of the language. */
class LanguageReferenceCoverageTest {
  private static final Pattern KEYWORD = Pattern.compile("(?m)^[A-Z]+ : '([a-z]+)' ;$");
  private static final Path GRAMMAR =
      Path.of("../../grammar/src/main/antlr4/dev/nnlang/grammar/Nn.g4");

  private static final String EXAMPLES = String.join("\n", LanguageReferenceTest.examples());
  private static final Set<Object> MEANINGS = meanings();

  /** What the examples mean: every record and constant in every checked model. */
  private static Set<Object> meanings() {
    Set<Object> found = new HashSet<>();
    for (String example : LanguageReferenceTest.examples()) {
      SourceFile source = new SourceFile("README.md", example);
      collect(Compiler.check(new CompileRequest(source, Map.of())).models(), found);
    }
    return found;
  }

  private static void collect(Object value, Set<Object> found) {
    if (value instanceof Collection<?> collection) {
      collection.forEach(element -> collect(element, found));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(element -> collect(element, found));
    } else if (value instanceof Enum<?>) {
      found.add(value);
    } else if (value instanceof Record && found.add(value)) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        collect(read(component, value), found);
      }
    }
  }

  private static Object read(RecordComponent component, Object owner) {
    try {
      return component.getAccessor().invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("no accessor of " + component, e);
    }
  }

  static List<Class<?>> kinds() {
    return List.of(
        Data.Source.class,
        Expectation.class,
        Field.Type.class,
        Initializer.class,
        Layer.class,
        Loss.class,
        Measure.class,
        Optimizer.class,
        Penalty.class,
        Schedule.class,
        StopRule.class,
        Unit.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsInAnExample(Class<?> kind) {
    Set<Class<?>> missing = new LinkedHashSet<>(List.of(kind.getPermittedSubclasses()));
    MEANINGS.forEach(meaning -> missing.remove(meaning.getClass()));

    assertEquals(Set.of(), missing);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Measure.Counter.class,
        Measure.Part.class,
        Precision.class,
        StopRule.Operator.class,
        Training.Kind.class
      })
  void everyChoiceIsInAnExample(Class<?> choices) {
    Set<Object> missing = new LinkedHashSet<>(Arrays.asList(choices.getEnumConstants()));
    missing.removeAll(MEANINGS);

    assertEquals(Set.of(), missing);
  }

  /** Both are one kind of optimizer. */
  @Test
  void adamIsThereWithDecayOfEitherKind() {
    Set<Boolean> decoupled =
        MEANINGS.stream()
            .filter(Optimizer.Adam.class::isInstance)
            .map(adam -> ((Optimizer.Adam) adam).decoupled())
            .collect(Collectors.toSet());

    assertEquals(Set.of(true, false), decoupled);
  }

  @Test
  void everyKeywordIsInAnExample() throws IOException {
    Set<String> missing =
        KEYWORD
            .matcher(Files.readString(GRAMMAR))
            .results()
            .map(found -> found.group(1))
            .filter(word -> !stands(word))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(), missing);
  }

  /** The keys that are no keywords: the grammar takes any word there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "init",
        "precision",
        "bias",
        "from",
        "validation",
        "test",
        "loss",
        "regularize",
        "optimizer",
        "batch",
        "stop",
        "shuffle",
        "compare",
        "tied",
        "corrupt"
      })
  void everyKeyIsInAnExample(String key) {
    assertTrue(EXAMPLES.contains(key + ":"), key);
  }

  private static boolean stands(String word) {
    return Pattern.compile("\\b" + word + "\\b").matcher(EXAMPLES).find();
  }
}
