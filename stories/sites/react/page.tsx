import type {Message} from 'civic-board';
import type {CivicMessageOpen} from 'civic-board/components/civic-message-list/civic-message-list.events.js';
import {CivicBoardProvider, CivicMessageList, CivicStatusBadge, CivicSubmitForm, CivicThread} from 'civic-board/react';
import {useEffect, useRef, useState} from 'react';
import {adapter, messageInAddress} from '../common/board.js';
import {type Language, LANGUAGES, speak, WORDS} from '../common/words.js';

/** What others asked, one of it to read, and a form that is there when somebody wants to write. */
export function Page() {
  const [language, setLanguage] = useState<Language>('en');
  const [chosen, setChosen] = useState(messageInAddress);
  const [writing, setWriting] = useState(false);
  const [sent, setSent] = useState('');
  const message = useMessage(chosen);
  const reading = useRef<HTMLHeadingElement>(null);
  const words = WORDS[language];

  useEffect(() => speak(language), [language]);

  /** On a phone the message stands below the list. */
  const read = (event: CivicMessageOpen) => {
    event.preventDefault();
    setChosen(event.messageId);
    reading.current?.focus();
  };

  return (
    <CivicBoardProvider adapter={adapter}>
      <header>
        <h1>{words.title}</h1>
        <label>
          {words.language}
          <select value={language} onChange={(event) => setLanguage(event.target.value as Language)}>
            {LANGUAGES.map((tag) => <option key={tag} value={tag} lang={tag}>{WORDS[tag].name}</option>)}
          </select>
        </label>
      </header>
      <main>
        <button type="button" aria-expanded={writing} onClick={() => setWriting(!writing)}>{writing ? words.putAway : words.write}</button>
        <p role="status" className="sent">{sent && `${words.sent} ${sent}.`}</p>
        {writing && <CivicSubmitForm placeId="qinghe" onCivicMessageSubmitted={(event) => setSent(event.receipt.number)} />}
        <div className="columns">
          <CivicMessageList pageSize={5} filters="search status" threadUrl="?message={id}" onCivicMessageOpen={read}>
            <h2 slot="heading">{words.messages}</h2>
          </CivicMessageList>
          <section aria-labelledby="reading">
            <div className="bar">
              <h2 id="reading" ref={reading} tabIndex={-1}>{words.reading}</h2>
              {message && <CivicStatusBadge status={message.status} />}
            </div>
            {chosen ? <CivicThread messageId={chosen} threadUrl="?message={id}" /> : <p>{words.nothing}</p>}
          </section>
        </div>
      </main>
    </CivicBoardProvider>
  );
}

/** The message itself, for what the page says of it beside the thread. */
function useMessage(id: string): Message | undefined {
  const [message, setMessage] = useState<Message>();
  useEffect(() => {
    const abort = new AbortController();
    if (id) adapter.getMessage(id, {signal: abort.signal}).then(setMessage, () => setMessage(undefined));
    return () => abort.abort();
  }, [id]);
  return message?.id === id ? message : undefined;
}
