package org.hourglass.engine.worker;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * Executes runs that another process asks for. An OSGi service.
 *
 * <p>The protocol, version 1, is lines of JSON. The asking process writes {@code {"order": ..., "run", "checkpoint", "seconds"}},
 * one at a time; {@code {"stop": true}} asks to stop with a checkpoint. The worker's lines begin with <code>{"hg":</code> and
 * what they tell: {@code started}, {@code step}, {@code epoch}, {@code verdict}, {@code interrupted}, {@code evaluating},
 * {@code notice}, and at last one of {@code ended}, {@code stopped}, {@code failed}. It waits for an answer to {@code epoch}
 * ({@code {"answer": null}} once the epoch is recorded) and to {@code verdict} ({@code {"answer": "why"}} prunes the run). Other
 * lines are what libraries print. The end of its input ends the worker at once. A number that is not finite is a text.
 */
public interface WorkerService {

    /** Executes orders until there are no more. */
    void serve(Path workspace, BufferedReader orders, PrintStream lines);
}
