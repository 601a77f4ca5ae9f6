package dev.nnlang.engine;

import dev.nnlang.compiler.CompilerBug;
import dev.nnlang.compiler.emit.JavaSource;
import dev.nnlang.runtime.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Compiles generated source in this process. No annotation processor runs, the class path holds the
 * runtime alone, and the classes go into a loader of their own.
 */
final class InMemoryJavac {
  private InMemoryJavac() {}

  static Class<?> compile(JavaSource source) {
    JavaCompiler javac = ClassForm.javac();
    try (StandardJavaFileManager files =
            javac.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Outputs outputs = new Outputs(files)) {
      StringWriter messages = new StringWriter();
      boolean compiled =
          javac.getTask(messages, outputs, null, options(), null, List.of(new Text(source))).call();
      if (!compiled) {
        throw new CompilerBug("javac refuses the generated class:\n" + messages);
      }
      return new Loader(outputs.classes()).loadClass(source.className());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new CompilerBug("javac made no class " + source.className(), e);
    }
  }

  /**
   * What the class may see: the runtime, and vectors where this Java has been started with them.
   */
  private static List<String> options() {
    List<String> options = new ArrayList<>(List.of("-proc:none", "-Xlint:none"));
    if (LoadedModel.hasVectors()) {
      options.addAll(List.of("--add-modules", LoadedModel.VECTORS));
    }
    options.addAll(List.of("-classpath", runtime().toString()));
    return options;
  }

  /** The jar or folder that the runtime's own classes come from. */
  private static Path runtime() {
    try {
      return Path.of(Network.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new CompilerBug("the runtime is nowhere", e);
    }
  }

  private static final class Text extends SimpleJavaFileObject {
    private final String text;

    Text(JavaSource source) {
      super(URI.create("string:///" + source.path()), Kind.SOURCE);
      this.text = source.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what javac writes. */
  private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Outputs(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      classes.put(className, bytes);
      return new SimpleJavaFileObject(
          URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind) {
        @Override
        public OutputStream openOutputStream() {
          return bytes;
        }
      };
    }

    Map<String, byte[]> classes() {
      Map<String, byte[]> all = new HashMap<>();
      classes.forEach((name, bytes) -> all.put(name, bytes.toByteArray()));
      return all;
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(Network.class.getClassLoader());
      this.classes = classes;
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
