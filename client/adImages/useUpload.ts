import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type AdImage, largestImage } from '../../server/contract/adImages.ts'
import { Problem } from '../../server/contract/problem.ts'
import { api } from '../api.ts'

const types = ['image/jpeg', 'image/png', 'image/webp']
export const acceptedTypes = types.join(',')

/** Brings a picture to the server; what cannot be taken is refused in words before it is sent. */
export function useUpload(pairId: string, onAdded: (image: AdImage) => void) {
  const queries = useQueryClient()
  const onSuccess = async (image: AdImage) => {
    await queries.invalidateQueries({ queryKey: api.adImages.listImages.key })
    onAdded(image)
  }
  const upload = useMutation({
    mutationFn: async (file: File) => {
      if (!types.includes(file.type))
        throw new Problem('invalid', 'Choose a JPEG, PNG or WebP picture. Drawings such as SVG cannot be shown in ads.')
      if (file.size > largestImage)
        throw new Problem('too_large', 'The picture has more than 30 MB. Choose a smaller one.')
      const name = file.name.slice(0, 255) || 'Picture'
      return api.adImages.addImage({ params: { pairId }, query: { name }, file })
    },
    onSuccess,
  })
  const fromPost = useMutation({
    mutationFn: (postId: string) => api.adImages.takePostPicture({ params: { pairId }, body: { postId } }),
    onSuccess,
  })
  return { upload, fromPost }
}

/** The first picture among what was dropped or pasted; anything else dropped is handed on to be refused in words. */
export const fileIn = (files: FileList | null | undefined): File | undefined => files?.[0]
