package dev.nnlang.cli;

import dev.nnlang.compiler.diagnostic.Code;
import dev.nnlang.data.DataException;
import dev.nnlang.engine.FileProblem;
import dev.nnlang.runtime.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Reports what ended a command, and gives the exit code for it. */
final class Failures implements CommandLine.IExecutionExceptionHandler {
  private static final Optional<String> NO_HELP = Optional.empty();

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (failure instanceof CommandLine.ParameterException usage) {
      return new UsageErrors(console).handleParseException(usage, new String[0]);
    }
    boolean debug = debug(arguments);
    if (debug) {
      failure.printStackTrace(console.err());
    }
    return report(failure, debug);
  }

  /** Whether {@code --debug} stands anywhere on the command line. */
  private static boolean debug(ParseResult arguments) {
    for (ParseResult at = arguments; at != null; at = at.subcommand()) {
      if (at.hasMatchedOption(CommonOptions.DEBUG)) {
        return true;
      }
    }
    return false;
  }

  /** Each kind of failure with its own words; whatever is left is a mistake of nnc. */
  private int report(Exception failure, boolean debug) {
    try {
      throw failure;
    } catch (RefusedModel shown) {
      return ExitCode.MODEL;
    } catch (Failure known) {
      return report(known.code(), known, known.help());
    } catch (FileProblem file) {
      return report(file.code(), file, Optional.of(file.help()));
    } catch (DataException data) {
      return report(Code.known(data.code()), data, data.help());
    } catch (WeightsException weights) {
      return report(Code.known(weights.code()), weights, help(weights.problem()));
    } catch (UncheckedIOException unchecked) {
      return report(Objects.requireNonNull(unchecked.getCause()));
    } catch (IOException io) {
      return report(io);
    } catch (Exception unforeseen) {
      return bug(unforeseen, debug);
    }
  }

  private static Optional<String> help(WeightsException.Problem problem) {
    return problem == WeightsException.Problem.OTHER_MODEL
        ? Optional.of("name the weights of this model, trained with the same values of `--set`")
        : NO_HELP;
  }

  /** Reports what no command can go on from. */
  int report(Error error, boolean debug) {
    if (debug) {
      error.printStackTrace(console.err());
    }
    if (error instanceof OutOfMemoryError) {
      console.err().println("error: the memory does not suffice: " + error.getMessage());
      console.err().println("help: give Java more of it, such as NNC_JAVA_OPTS=-Xmx4g");
      return ExitCode.FILES;
    }
    return bug(error, debug);
  }

  private int report(IOException failure) {
    console.report(Code.FILE_NOT_READABLE, reason(failure), NO_HELP);
    return ExitCode.FILES;
  }

  /** The reason in words; the system's own message is often the path alone. */
  static String reason(IOException failure) {
    if (failure instanceof FileSystemException file && file.getReason() == null) {
      if (failure instanceof NoSuchFileException) {
        return file.getFile() + ": there is no such file";
      }
      if (failure instanceof AccessDeniedException) {
        return file.getFile() + ": the permission is missing";
      }
    }
    return String.valueOf(failure.getMessage());
  }

  private int bug(Throwable failure, boolean debug) {
    console.report(
        Code.COMPILER_BUG,
        "nnc made a mistake: " + failure,
        Optional.of(
            debug
                ? "please report it, with the model and what is printed above"
                : "please report it, with the model and what the same command prints with "
                    + CommonOptions.DEBUG));
    return ExitCode.BUG;
  }

  private int report(Code code, Exception failure, Optional<String> help) {
    console.report(code, String.valueOf(failure.getMessage()), help);
    return ExitCode.of(code);
  }
}
