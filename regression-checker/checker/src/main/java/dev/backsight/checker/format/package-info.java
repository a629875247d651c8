/**
 * The project's own files: {@code run.json} and baselines, {@code check.json}, {@code shard.json},
 * {@code certificate.json}, {@code policy.yaml}; and what {@code doctor}, {@code baselines diff} and {@code baselines drift} print for programs. This
 * room reads and writes them, and decides nothing.
 *
 * <h2>The JSON files</h2>
 *
 * {@link dev.backsight.checker.format.RunFile}, {@link dev.backsight.checker.format.RecordingFile},
 * {@link dev.backsight.checker.format.CheckFile}, {@link dev.backsight.checker.format.ShardFile} and {@link dev.backsight.checker.format.CertificateFile} are UTF-8, indented by two, with {@code \n} line ends and one at the end. They open with {@code schemaVersion} and {@code kind}. Keys come in
 * a fixed order and are always all there, {@code null} where a value is not known. Benchmarks are sorted, one block
 * each; what belongs together in a review, above all one fork's samples, is one line. Numbers are the shortest decimal
 * that reads back as the same double, whatever the locale and the JDK; {@code "NaN"}, {@code "Infinity"} and
 * {@code "-Infinity"} are strings. Instants and durations are ISO 8601. Shares are fractions: 0.05 is 5 %. The JSON
 * Schemas (draft 2020-12) lie beside this package's classes: {@code run-v1.schema.json}, {@code recording-v1.schema.json},
 * {@code check-v5.schema.json}, {@code shard-v2.schema.json}, {@code certificate-v2.schema.json}, {@code doctor-v1.schema.json}, {@code
 * baseline-history-v1.schema.json}. The last two describe what is only printed, by {@link
 * dev.backsight.checker.format.DoctorFile} and {@link dev.backsight.checker.format.BaselineHistoryFile}. A recording holds two whole run files, each with its
 * own {@code schemaVersion}.
 *
 * <p>Reading is strict: an unknown or missing key, a wrong type, a key that is there twice, an invariant of the model
 * that does not hold, and a file that was cut off are each an
 * {@link dev.backsight.checker.model.UnusableInputException} with file and JSON path. Files are hostile until read: at
 * most 64 MiB, 32 levels and 4 million tokens of JSON; 256 KiB and 16 levels of YAML without anchors and tags;
 * histograms only in the one form that is written here, so that no header decides what is allocated.
 *
 * <h2>Compatibility</h2>
 *
 * Because reading is strict, <em>any</em> change of what is written raises {@code schemaVersion}: a key added, removed,
 * renamed, or given another meaning, unit or type, and a new constant of an enum. Then:
 *
 * <ul>
 *   <li>The reader goes on reading every older version, for ever: baselines live in other people's repositories. What an
 *       old file does not say is read as unknown.
 *   <li>The writer writes the newest version only.
 *   <li>A file of a newer version is refused with the advice to update, before anything else in it is looked at.
 *   <li>The old schema stays, a new one {@code *-v<n>.schema.json} is added, and a fixture {@code *-v<n>.json} joins
 *       {@code src/test/resources/format}. Fixtures are never edited.
 * </ul>
 *
 * The layout of lines and the order of keys are no part of the format; golden files hold them still all the same,
 * because a baseline's diff should show what was measured.
 *
 * <h2>The policy file</h2>
 *
 * People write {@link dev.backsight.checker.format.PolicyFile}, so it has no version: a key, once documented, keeps its
 * meaning, and one that is not understood is an error that names its line. New keys may be added.
 *
 * <h2>Writing</h2>
 *
 * {@link dev.backsight.checker.format.AtomicFile}: whole or not at all.
 */
@NullMarked
package dev.backsight.checker.format;

import org.jspecify.annotations.NullMarked;
