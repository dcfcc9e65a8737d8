import type { passingOn as chinese } from './zh.ts';

export const passingOn: typeof chinese = {
  look: {
    lead: 'The complainant’s own photographs are seen in the office alone, by no organisation. Look at them first, cover faces, number plates and house numbers, and pass the covered pictures on. This look is recorded.',
    reason: 'Reason of the look',
    usual: 'To cover photographs and pass them on',
    submit: 'See the photographs',
    noReason: 'Give the reason of the look',
    recorded: (time) => `This look was recorded on ${time}.`,
  },
  photograph: (place) => `Photograph ${place}`,
  loading: 'Fetching the photograph…',
  notLoaded: 'The photograph did not come: the network is gone, or the time of the look is over.',
  lookAgain: 'Look again',
  mode: {
    none: 'Not passed on',
    cover: 'Covered, then passed on',
    bare: 'Nothing to cover: passed on',
  },
  passedBefore: 'This one was passed on before; the new picture takes its place.',
  covering: {
    add: 'Add an area',
    remove: 'Take it away',
    undo: 'Undo',
    redo: 'Redo',
    canvas: (name) => `${name}, to be covered`,
    none: 'Nothing is covered yet.',
    at: (place, count, { left, top, width, height }) =>
      `Area ${place} of ${count}: ${left}% from the left, ${top}% from the top, ${width}% wide, ${height}% high`,
    help: 'Drag on the photograph to cover a place; drag an area to move it, its lower right corner to make it larger.',
    keys: 'By keys: Enter adds one, arrows move it, Shift with arrows makes it larger or smaller, [ and ] change to another, Delete takes it away, Ctrl+Z undoes, Ctrl+Shift+Z redoes.',
  },
  preview: {
    heading: 'The pictures that organisations will see',
    act: 'Make the preview',
    making: 'Making it…',
    again: 'Something was changed: make the preview anew',
    failed: (place) => `Photograph ${place} could not be made here; try another device.`,
    picture: (place) => `What is passed on of photograph ${place}`,
    caption: (place, areas, size) =>
      `Photograph ${place}, ${areas === 0 ? 'nothing to cover' : `${areas} covered`}, ${size}`,
    exact:
      'Exactly these pictures are passed on: what is covered is not in the file, nor where, when and with what it was taken.',
  },
  sure: 'I have checked each: nobody can tell the complainant, nor faces, number plates and house numbers of others',
  submit: (count) =>
    count === 0 ? 'Pass on' : count === 1 ? 'Pass 1 photograph on' : `Pass ${count} photographs on`,
  sending: (place, count) => `Sending picture ${place} of ${count}…`,
  colon: ': ',
  faults: {
    missing: 'it was erased, or the picture was not sent.',
    altered: 'the picture that was sent is not the one announced.',
    twice: 'one photograph is passed on once.',
    'not-a-jpeg': 'the picture is no whole JPEG.',
    'more-than-a-picture': 'the file holds more than the picture.',
    'too-large': 'the picture is too large.',
  },
  cut: 'The pictures were not sent whole. Press once more to pass them on.',
  missing: {
    none: 'Choose a photograph to pass on',
    area: (place) => `Photograph ${place} is to be covered, and nothing is yet`,
    preview: 'Make the preview first',
    sure: 'Check each picture, and say so',
  },
  takingBack: {
    lead: 'Organisations no longer see what is taken back, and it is erased from the system. What somebody has saved elsewhere is out of reach. The complainant’s own photographs stay, and can be covered and passed on anew.',
    which: 'Photographs to take back',
    one: (place, areas) =>
      `Photograph ${place}, ${areas === 0 ? 'nothing covered' : `${areas} covered`}`,
    reason: 'Why they are taken back',
    reasons: {
      slip: 'passed on by mistake',
      'covered-too-little': 'too little was covered',
      'not-needed': 'no longer needed',
    },
    submit: (count) =>
      count === 0
        ? 'Take back'
        : count === 1
          ? 'Take 1 photograph back'
          : `Take ${count} photographs back`,
    missing: { none: 'Choose what to take back', reason: 'Choose why' },
  },
};
