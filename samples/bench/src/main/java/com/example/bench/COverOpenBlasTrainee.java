package com.example.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/**
 * The program of {@code network.c} in a process of its own, which measures its turns itself and
 * waits in between. Its first lines say what it is told and what it answers.
 */
final class COverOpenBlasTrainee implements Trainee {
  private static final String SOURCE = "network.c";

  private final Weights first;
  private final Process process;
  private final OutputStream orders;
  private final WritableByteChannel told;
  private final ReadableByteChannel answers;

  COverOpenBlasTrainee(Task task) throws Unavailable {
    first = task.first();
    try {
      Path folder = Files.createTempDirectory("bench");
      try {
        process = new Command(List.of(compiled(folder).toString()), Map.of()).start();
      } finally {
        delete(folder);
      }
      orders = process.getOutputStream();
      told = Channels.newChannel(orders);
      answers = Channels.newChannel(process.getInputStream());
      tell(task);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path compiled(Path folder) throws IOException, Unavailable {
    Path source = folder.resolve(SOURCE);
    try (InputStream text = COverOpenBlasTrainee.class.getResourceAsStream(SOURCE)) {
      Files.copy(text, source);
    }
    Path program = folder.resolve("network");
    Path library = library();
    Path log = folder.resolve("log");
    List<String> words =
        List.of(
            "cc",
            "-O3",
            "-march=native",
            "-std=gnu11",
            source.toString(),
            "-o",
            program.toString(),
            library.toString(),
            "-Wl,-rpath," + library.getParent(),
            "-lm");
    int exit;
    try {
      exit = new Command(words, Map.of()).run(log);
    } catch (IOException notThere) {
      throw new Unavailable("no compiler of C: " + notThere.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
    if (exit != 0) {
      throw new Unavailable("it does not compile here: " + Files.readString(log).strip());
    }
    return program;
  }

  /** The library that bytedeco has beside the one that Java loads. */
  private static Path library() throws Unavailable {
    try {
      Path folder = Path.of(Loader.load(openblas_nolapack.class)).toRealPath().getParent();
      return folder.resolve("libopenblas_nolapack.so.0");
    } catch (LinkageError | IOException notHere) {
      throw new Unavailable("its native library does not load: " + notHere.getMessage());
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void tell(Task task) throws IOException {
    put(
        task.threads(),
        first.layers().size(),
        first.hidden() == Weights.Hidden.TANH ? 1 : 0,
        task.batch(),
        task.data().size());
    put(task.rate());
    for (DenseLayer layer : first.layers()) {
      put(layer.fanIn(), layer.fanOut());
      put(layer.byInputs());
      put(layer.bias());
    }
    for (float[] row : task.data().inputs()) {
      put(row);
    }
    put(task.data().labels());
    orders.flush();
  }

  private void put(int... numbers) throws IOException {
    ByteBuffer bytes = bytes(Integer.BYTES * numbers.length);
    bytes.asIntBuffer().put(numbers);
    told.write(bytes);
  }

  private void put(float... numbers) throws IOException {
    ByteBuffer bytes = bytes(Float.BYTES * numbers.length);
    bytes.asFloatBuffer().put(numbers);
    told.write(bytes);
  }

  private static ByteBuffer bytes(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.nativeOrder());
  }

  private ByteBuffer answer(int length) throws IOException {
    ByteBuffer bytes = bytes(length);
    while (bytes.hasRemaining()) {
      if (answers.read(bytes) < 0) {
        throw new EOFException("its process ended");
      }
    }
    return bytes.flip();
  }

  @Override
  public double train(int epochs) {
    try {
      put(epochs);
      orders.flush();
      return answer(Double.BYTES).getDouble();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Weights weights() {
    try {
      put(0);
      orders.flush();
      List<DenseLayer> layers = new ArrayList<>();
      for (DenseLayer layer : first.layers()) {
        float[] weight = floats(layer.fanIn() * layer.fanOut());
        float[] bias = floats(layer.fanOut());
        layers.add(DenseLayer.ofByInputs(layer.fanIn(), layer.fanOut(), weight, bias));
      }
      return new Weights(layers, first.hidden());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private float[] floats(int count) throws IOException {
    float[] numbers = new float[count];
    answer(Float.BYTES * count).asFloatBuffer().get(numbers);
    return numbers;
  }

  /** The end of its orders is the end of the process. */
  @Override
  public void close() {
    try {
      orders.close();
      process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException stopped) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}
