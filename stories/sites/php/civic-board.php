<?php
/**
 * The elements of a civic-board in any PHP site (PHP 8.0 or newer, nothing else): what the board writes of them, to read at once and without script, kept in files, and
 * the bare elements where the board does not answer.
 *
 *     require 'civic-board.php';
 *     $board = new CivicBoard('https://board.example', '/var/cache/civic-board', language: 'en', thread: '/message.php?message={id}');
 *     echo $board->script();                                             // once, anywhere in the page
 *     echo $board->show('recent-replies', ['agency' => 'water', 'count' => 5]);
 *
 * What the board writes goes into the page as it is: name a board that you trust, by https. Only the address given here is ever asked, and redirects are not followed.
 */

declare(strict_types=1);

final class CivicBoard
{
    /** Seconds that a page waits for the board at most, and for which a silent board is left alone. */
    private const PATIENCE = 3;
    private const REST = 30;
    /** Seconds after which what was kept is not shown any more, though the board is silent: what it took off must go in the end. */
    private const STALE = 3600;
    private const LARGEST = 2_000_000;

    /** The elements: tag, the board's own page of it, and each attribute with its name on the element. `status-badge` shows nothing without the board. */
    private const ELEMENTS = [
        'recent-replies' => ['civic-recent-replies', 'messages', ['agency' => 'agency-id', 'place' => 'place-id', 'topic' => 'topic', 'count' => 'count', 'thread' => 'thread-url']],
        'message-list' => ['civic-message-list', 'messages', [
            'agency' => 'agency-id', 'place' => 'place-id', 'topic' => 'topic', 'kind' => 'kind', 'status' => 'status', 'search' => 'text', 'count' => 'page-size', 'thread' => 'thread-url',
        ]],
        'thread' => ['civic-thread', 'messages', ['message' => 'message-id', 'thread' => 'thread-url']],
        'status-badge' => [null, 'messages', ['message' => '']],
        'figures' => ['civic-figures', 'figures', ['agency' => 'agency-id', 'place' => 'place-id', 'topic' => 'topic', 'kind' => 'kind']],
        'submit-form' => ['civic-submit-form', 'write', ['agency' => 'agency-id', 'place' => 'place-id', 'topic' => 'topic', 'kind' => 'kind', 'thread' => 'thread-url']],
        'track' => ['civic-track', 'track', ['thread' => 'thread-url']],
    ];
    /** These the board does not write: they are forms, which come with its script. */
    private const FORMS = ['submit-form', 'track'];

    private string $board;

    /**
     * @param string $board Address of the board's server.
     * @param string $cache Folder that only this site writes to, for preference where no browser reaches; made when it is not there.
     * @param string $language BCP 47 tag of the page's language.
     * @param string $thread Where titles lead, `{id}` standing for the message; the board's own pages when empty.
     * @param int $seconds For how long what the board wrote is kept.
     */
    public function __construct(string $board, private string $cache, private string $language = 'en', private string $thread = '', private int $seconds = 60)
    {
        $this->board = rtrim($board, '/');
        if (preg_match('~^https?://[^/?#@\s]+(/[^?#\s]*)?$~i', $this->board) !== 1) {
            throw new InvalidArgumentException("\"$board\" is no address of a board: write it as https://board.example");
        }
    }

    /** What brings the elements to life, and the forms in the first place. */
    public function script(): string
    {
        return '<script type="module" src="' . self::escaped("$this->board/cdn/civic-board.js") . '"></script>';
    }

    /**
     * An element as markup.
     *
     * @param array<string, string|int> $attributes Those of the table above; what is empty is left out.
     * @param string $otherwise What a link to the board's own page says, for readers without script where the board has written nothing.
     */
    public function show(string $element, array $attributes = [], string $otherwise = ''): string
    {
        if (!isset(self::ELEMENTS[$element])) {
            throw new InvalidArgumentException("there is no element \"$element\": choose from " . implode(', ', array_keys(self::ELEMENTS)));
        }
        [$tag, $page, $names] = self::ELEMENTS[$element];
        $unknown = array_diff(array_keys($attributes), array_keys($names));
        if ($unknown !== []) {
            throw new InvalidArgumentException("$element takes " . implode(', ', array_keys($names)) . ', and not ' . implode(', ', $unknown));
        }
        $values = array_filter(array_map('strval', $attributes), static fn (string $value): bool => $value !== '');
        if (isset($names['message']) && !isset($values['message'])) {
            return '';
        }
        if (isset($names['thread'])) {
            $values += ['thread' => $this->thread !== '' ? $this->thread : "$this->board/messages/{id}"];
        }
        $written = in_array($element, self::FORMS, true) ? null : $this->ask("embed/$element", $values + ['lang' => $this->language]);
        if ($written !== null) {
            return $written;
        }
        $away = isset($values['message']) ? 'messages/' . rawurlencode($values['message']) : $page;
        $link = sprintf('<a href="%s">%s</a>', self::escaped("$this->board/$away?lang=" . rawurlencode($this->language)), self::escaped($otherwise !== '' ? $otherwise : $this->board));
        if ($tag === null) {
            return $link;
        }
        $shown = ['endpoint' => "$this->board/api/v1"];
        foreach ($values as $name => $value) {
            $shown[$names[$name]] = $value;
        }
        // As the board writes them: without filters.
        $shown += in_array($element, ['message-list', 'figures'], true) ? ['filters' => ''] : [];
        $markup = '';
        foreach ($shown as $name => $value) {
            $markup .= sprintf(' %s="%s"', $name, self::escaped($value));
        }
        return "<$tag$markup></$tag><noscript><p>$link</p></noscript>";
    }

    /** The message that a page's address names (`?message=…`): one page serves them all. Empty when there is none. */
    public static function messageOf(array $query): string
    {
        $given = $query['message'] ?? '';
        return is_string($given) && preg_match('~^[\p{L}\p{N}][\p{L}\p{N}._:-]{0,99}$~u', $given) === 1 ? $given : '';
    }

    /** @param array<string, string> $parameters */
    private function ask(string $path, array $parameters): ?string
    {
        $url = "$this->board/$path?" . http_build_query($parameters, '', '&', PHP_QUERY_RFC3986);
        if (!is_dir($this->cache) && !@mkdir($this->cache, 0700, true) && !is_dir($this->cache)) {
            trigger_error("civic-board: the folder $this->cache cannot be made, so the board is asked for each page", E_USER_WARNING);
        }
        $file = "$this->cache/" . hash('sha256', $url) . '.html';
        $rests = "$this->cache/rests";
        clearstatcache();
        $age = is_file($file) ? time() - (int) filemtime($file) : PHP_INT_MAX;
        $kept = static fn (): ?string => $age < self::STALE && is_string($text = @file_get_contents($file)) ? $text : null;
        if ($age < $this->seconds || (is_file($rests) && time() - (int) filemtime($rests) < self::REST)) {
            return $kept();
        }
        // One page asks, and the others meanwhile show what there is.
        $lock = @fopen("$file.lock", 'c');
        if ($lock !== false && !flock($lock, LOCK_EX | LOCK_NB) && $kept() !== null) {
            return $kept();
        }
        [$status, $text] = $this->fetch($url);
        if ($status === 200) {
            $this->keep($file, $text);
        } elseif ($status === 404 || $status === 410) {
            @unlink($file);
        } elseif ($status < 400 || $status >= 500 || $status === 429) {
            @touch($rests);
        }
        if ($lock !== false) {
            @unlink("$file.lock");
            fclose($lock);
        }
        return $status === 200 ? $text : ($status >= 400 && $status < 500 && $status !== 429 ? null : $kept());
    }

    /** @return array{int, string} The status of HTTP, 0 when the board did not answer as it should, and the text. */
    private function fetch(string $url): array
    {
        $end = microtime(true) + self::PATIENCE;
        $context = stream_context_create(['http' => ['timeout' => self::PATIENCE, 'follow_location' => 0, 'ignore_errors' => true, 'header' => "Accept: text/html\r\nConnection: close"]]);
        $stream = @fopen($url, 'rb', false, $context);
        if ($stream === false) {
            return [0, ''];
        }
        $heads = implode("\n", (array) (stream_get_meta_data($stream)['wrapper_data'] ?? []));
        $status = preg_match('~^HTTP/\S+ (\d{3})~', $heads, $match) === 1 ? (int) $match[1] : 0;
        $text = '';
        while (!feof($stream) && microtime(true) < $end && strlen($text) <= self::LARGEST) {
            $text .= (string) fread($stream, 65536);
        }
        $whole = feof($stream) && strlen($text) <= self::LARGEST && !stream_get_meta_data($stream)['timed_out'];
        fclose($stream);
        // Half of an answer, or the sign-in page of something in between, is none.
        if (preg_match('~^content-length:\s*(\d+)~im', $heads, $match) === 1 && (int) $match[1] !== strlen($text)) {
            $whole = false;
        }
        return $status === 200 && (!$whole || preg_match('~^content-type:\s*text/html~im', $heads) !== 1) ? [0, ''] : [$status, $text];
    }

    /** Written beside it and then renamed, so that nobody ever reads half. */
    private function keep(string $file, string $text): void
    {
        $new = @tempnam($this->cache, 'new');
        if ($new !== false && dirname($new) === realpath($this->cache) && @file_put_contents($new, $text) === strlen($text)) {
            @rename($new, $file);
        } elseif ($new !== false) {
            @unlink($new);
        }
        if (random_int(1, 100) === 1) {
            foreach (glob("$this->cache/*.html") ?: [] as $old) {
                if (time() - (int) @filemtime($old) > self::STALE) {
                    @unlink($old);
                }
            }
        }
    }

    private static function escaped(string $text): string
    {
        return htmlspecialchars($text, ENT_QUOTES | ENT_SUBSTITUTE | ENT_HTML5, 'UTF-8');
    }
}
