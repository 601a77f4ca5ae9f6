package dev.nnlang.cli;

import dev.nnlang.compiler.Version;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Runs {@code nnc}. */
public final class Main {
  private Main() {}

  /** Exits with the code of {@link #run}. */
  public static void main(String[] arguments) {
    // A figure reads the same wherever nnc runs.
    Locale.setDefault(Locale.ROOT);
    PrintStream out =
        new PrintStream(
            new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
            false,
            StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(new FileOutputStream(errors()), true, StandardCharsets.UTF_8);
    System.exit(run(arguments, Console.ofProcess(System.in, out, err)));
  }

  /** Where diagnostics go: the launcher puts them elsewhere where Java has warnings of its own. */
  private static FileDescriptor errors() {
    return System.getProperty("nnc.err", "2").equals("0") ? FileDescriptor.in : FileDescriptor.err;
  }

  /**
   * Runs one command line, to the end or to its refusal.
   *
   * @param in read by {@code predict} alone
   * @param out results
   * @param err diagnostics, and progress where {@code out} takes JSON
   * @return 0 fine, 1 the model or the data is wrong, 2 usage, 3 files or environment, 4 diverged
   *     or an expectation not met, 70 a bug of nnc, 130 and 143 interrupted and saved
   */
  public static int run(String[] arguments, InputStream in, PrintStream out, PrintStream err) {
    return run(arguments, Console.plain(in, out, err));
  }

  private static int run(String[] arguments, Console console) {
    int code = execute(arguments, console);
    console.err().flush();
    if (console.out().checkError() && code == ExitCode.FINE) {
      console.err().println("error: the standard output cannot be written");
      return ExitCode.FILES;
    }
    return code;
  }

  private static int execute(String[] arguments, Console console) {
    try {
      return commandLine(arguments, console).execute(arguments);
    } catch (Error error) {
      boolean debug = Arrays.asList(arguments).contains(CommonOptions.DEBUG);
      return new Failures(console).report(error, debug);
    }
  }

  private static CommandLine commandLine(String[] arguments, Console console) {
    CommandLine line = withCommonOptions(new Nnc(console));
    String first = arguments.length == 0 ? "" : arguments[0];
    Optional<CommandName> asked = CommandName.of(first);
    if (asked.isPresent()) {
      add(line, asked.get(), console);
    } else if (!Nnc.namesModel(first)) {
      // For the help, and for the nearest name.
      for (CommandName name : CommandName.values()) {
        add(line, name, console);
      }
    }
    line.getCommandSpec().version("nnc " + Version.text());
    return line.setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.ansi()))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setUsageHelpAutoWidth(false)
        .setParameterExceptionHandler(new UsageErrors(console))
        .setExecutionExceptionHandler(new Failures(console));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }

  private static void add(CommandLine line, CommandName name, Console console) {
    line.addSubcommand(name.text(), withCommonOptions(name.create(console)));
  }

  private static CommandLine withCommonOptions(Callable<Integer> command) {
    CommandLine line = new CommandLine(command);
    CommandSpec common = CommandSpec.forAnnotatedObject(new CommonOptions());
    line.getCommandSpec().addMixin("common", common);
    return line;
  }
}
