package dev.nnlang.compiler.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nnlang.runtime.Network;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Mistakes that are easily made in backpropagation, each in the class of a fixed model: differences
 * must find every one, and where the table says. {@code -Dgolden=update} writes anew who found it.
 */
final class BackpropagationMutantsTest {
  private static final Path FOLDER = Path.of("src/test/mutants");
  private static final Path TABLE = FOLDER.resolve("backpropagation.txt");
  private static final String SURVIVED = "nothing";
  private static final boolean UPDATE = System.getProperty("golden", "").equals("update");

  /** No difference of these draws straddles a kink while nothing is wrong. */
  private static final long SEED = 2;

  private static final Map<String, GeneratedModel> MODELS = new HashMap<>();
  private static List<Mutant> mutants = List.of();

  @BeforeAll
  static void compile() throws IOException {
    mutants = Mutant.read(Files.readString(TABLE));
    List<String> texts =
        mutants.stream()
            .map(Mutant::model)
            .distinct()
            .map(BackpropagationMutantsTest::text)
            .toList();
    GeneratedModel.of(texts).forEach(model -> MODELS.put(model.source().simpleName(), model));
  }

  private static String text(String model) {
    try {
      return Files.readString(FOLDER.resolve(model + ".nn"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GeneratedModel model(String name) {
    return Optional.ofNullable(MODELS.get(name)).orElseThrow();
  }

  @Test
  void nothingIsWrongWithTheClassesThemselves() {
    for (GeneratedModel model : MODELS.values()) {
      assertEquals(Optional.empty(), failure(model, model.newNetwork()), model::toString);
    }
  }

  @Test
  void everyMistakeIsFound() throws IOException {
    List<JavaSource> sources = new ArrayList<>();
    for (int i = 0; i < mutants.size(); i++) {
      Mutant mutant = mutants.get(i);
      sources.add(mutant.in(model(mutant.model()).source(), "mutant" + i));
    }
    MutantLoader loader = new MutantLoader(GeneratedModel.classes(sources));
    List<Mutant> found = new ArrayList<>();
    for (int i = 0; i < mutants.size(); i++) {
      Network<?> network = loader.network(sources.get(i).className());
      Optional<String> failure = failure(model(mutants.get(i).model()), network);
      found.add(mutants.get(i).killedBy(failure.orElse(SURVIVED)));
    }
    long killed = found.stream().filter(mutant -> !mutant.killer().equals(SURVIVED)).count();
    System.out.println("mutants of backpropagation: " + killed + " of " + found.size() + " killed");
    if (UPDATE) {
      Files.writeString(TABLE, Mutant.table(found));
    }
    assertEquals(Mutant.table(mutants), Mutant.table(found));
    assertEquals(found.size(), killed);
    assertTrue(killed >= 60, "mutants are missing");
    assertFalse(UPDATE, "look at the changes, then run without -Dgolden=update");
  }

  private static <R> Optional<String> failure(GeneratedModel model, Network<R> network) {
    return new DifferenceCheck<>(model.model(), network, SEED).failure();
  }

  /** Only mutants, which are never mixed with what is right. */
  private static final class MutantLoader extends ClassLoader {
    private final Map<String, byte[]> classes;

    MutantLoader(Map<String, byte[]> classes) {
      super(Network.class.getClassLoader());
      this.classes = classes;
    }

    Network<?> network(String name) {
      try {
        return (Network<?>) loadClass(name).getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("no usable class " + name, e);
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
