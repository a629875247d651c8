package dev.backsight.turnstile;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Runs JMH as often as it is told to, in one JVM: starting it anew for every fork would be half of a fork's cost. Ends
 * at once when its standard input or its connection ends, for then its coordinator has; also when a command fails, since
 * JMH closes standard output on some failures.
 */
public final class Host {

    private static final int UNUSABLE = 2;

    private final String mainClass;
    private final Coordinator coordinator;
    private final BlockingQueue<String> commands = new LinkedBlockingQueue<>();

    private Host(String mainClass, Coordinator coordinator) {
        this.mainClass = mainClass;
        this.coordinator = coordinator;
    }

    /** @param args the benchmarks' main class */
    public static void main(String[] args) throws InterruptedException {
        try {
            if (args.length != 1) {
                throw new IllegalArgumentException("say the main class and nothing else");
            }
            Coordinator coordinator = Coordinator.connect(Wire.HOST + " " + Coordinator.pid());
            Host host = new Host(args[0], coordinator);
            host.readCommands(System.in);
            // The benchmarks' main may read: it finds the end, not our commands.
            System.setIn(new ByteArrayInputStream(new byte[0]));
            host.runCommands();
        } catch (IOException | IllegalArgumentException e) {
            System.err.println("host of benchmarks: " + e.getMessage());
            System.exit(UNUSABLE);
        }
    }

    private void readCommands(InputStream source) {
        Thread reader = new Thread(
                () -> {
                    try (BufferedReader in =
                            new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
                        for (String line = in.readLine(); line != null; line = in.readLine()) {
                            commands.add(line);
                        }
                    } catch (IOException e) {
                        // However it ended, it ended.
                    } finally {
                        Coordinator.abandon();
                    }
                },
                "backsight-commands");
        reader.setDaemon(true);
        reader.start();
    }

    private void runCommands() throws IOException, InterruptedException {
        while (true) {
            Command command = Command.parse(commands.take());
            // From where JMH takes the class path of forks.
            System.setProperty("java.class.path", command.classPath());
            int status = run(command);
            System.out.flush();
            System.err.flush();
            if (status != 0) {
                System.exit(status);
            }
            // Not through System.out, which the benchmarks' main may have exchanged or closed.
            new FileOutputStream(FileDescriptor.out)
                    .write(("\n" + command.fence() + "\n").getBytes(StandardCharsets.UTF_8));
            coordinator.send(Wire.ENDED + " " + command.number());
        }
    }

    private int run(Command command) {
        if (mainClass.equals(Wire.JMH_MAIN)) {
            return JmhRun.run(command.params(), command.arguments());
        }
        return MainRun.run(mainClass, command.params(), command.arguments());
    }
}
